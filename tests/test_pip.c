/* The packages for pip: each is complete, always the same, and the one for this system can
 * be installed without a network, run, and removed. */
#include "folder.h"
#include "test.h"

/* $wheels is the folder with the wheels, and $version their version. */
#define WHEELS                                                                                     \
	"wheels=$(realpath \"$0/../wheels\"); version=$(sed -n 's/^VERSION = //p' Makefile); "

static void each_wheel_has_the_program_its_licences_and_a_record_of_all(void **state)
{
	(void)state;
	assert_shell(WHEELS
		"for system in manylinux win; do "
		"unzip -Z1 \"$wheels\"/*$system*.whl | sed \"s/$version/VERSION/\"; done",
		0,
		"ipex_gen-VERSION.data/scripts/ipex-gen\n"
		"ipex_gen-VERSION.dist-info/METADATA\n"
		"ipex_gen-VERSION.dist-info/WHEEL\n"
		"ipex_gen-VERSION.dist-info/licenses/LICENSE\n"
		"ipex_gen-VERSION.dist-info/licenses/THIRD-PARTY.txt\n"
		"ipex_gen-VERSION.dist-info/RECORD\n"
		"ipex_gen-VERSION.data/scripts/ipex-gen.exe\n"
		"ipex_gen-VERSION.dist-info/METADATA\n"
		"ipex_gen-VERSION.dist-info/WHEEL\n"
		"ipex_gen-VERSION.dist-info/licenses/LICENSE\n"
		"ipex_gen-VERSION.dist-info/licenses/THIRD-PARTY.txt\n"
		"ipex_gen-VERSION.dist-info/RECORD\n",
		"");
	assert_shell(WHEELS "for pair in manylinux:ipex-gen win:ipex-gen.exe; do "
			    "unzip -p \"$wheels\"/*${pair%:*}*.whl \"*/scripts/*\" | "
			    "cmp - \"$0/../${pair#*:}\" || exit; "
			    "unzip -p \"$wheels\"/*${pair%:*}*.whl \"*/THIRD-PARTY.txt\" | "
			    "cmp - THIRD-PARTY.txt || exit; done",
		0, "", "");
}

/* Python reads the record in its own way: names, digests and sizes. */
static void the_record_has_the_digest_and_the_size_of_every_file(void **state)
{
	(void)state;
	assert_shell(WHEELS
		"for wheel in \"$wheels\"/*.whl; do python3 - \"$wheel\" <<'END' || exit; done\n"
		"import base64, csv, hashlib, io, sys, zipfile\n"
		"wheel = zipfile.ZipFile(sys.argv[1])\n"
		"record = next(name for name in wheel.namelist() if name.endswith('/RECORD'))\n"
		"rows = list(csv.reader(io.StringIO(wheel.read(record).decode())))\n"
		"assert sorted(row[0] for row in rows) == sorted(wheel.namelist()), rows\n"
		"for name, digest, size in rows:\n"
		"    data = wheel.read(name)\n"
		"    right = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode()\n"
		"    right = ['sha256=' + right.rstrip('='), str(len(data))]\n"
		"    assert [digest, size] == (['', ''] if name == record else right), name\n"
		"END\n",
		0, "", "");
}

static void its_tags_are_those_of_its_name(void **state)
{
	(void)state;
	assert_shell(WHEELS "for wheel in \"$wheels\"/*.whl; do tags=${wheel##*-}; "
			    "unzip -p \"$wheel\" '*/WHEEL' | sed -n 's/^Tag: py3-none-//p' | "
			    "paste -s -d . | sed 's/$/.whl/' | grep -vFx \"$tags\"; done",
		1, "", "");
}

static void another_build_makes_the_same_wheels(void **state)
{
	(void)state;
	assert_shell(WHEELS
		"homepage=$(cat \"$0/../homepage\"); umask 077; "
		"TZ=Asia/Tokyo make -s wheels BUILD=\"$0/another\" HOMEPAGE=\"$homepage\" && "
		"for wheel in \"$wheels\"/*.whl; do "
		"cmp \"$wheel\" \"$0/another/wheels/${wheel##*/}\"; done",
		0, "", "");
}

/* Nothing is downloaded, and nothing of this machine's Python is seen. */
static void pip_installs_it_into_a_fresh_venv_where_it_runs_and_removes_it(void **state)
{
	(void)state;
	assert_shell(WHEELS
		"python3 -m venv \"$0/venv\" && "
		"find \"$0/venv\" | sort >\"$0/fresh\" && "
		"\"$0/venv/bin/python\" -I -m pip --isolated --disable-pip-version-check -q "
		"install --no-index --find-links \"$wheels\" --no-cache-dir ipex-gen && "
		"\"$0/venv/bin/ipex-gen\" --version | grep -Fx \"ipex-gen $version\" | grep -c .",
		0, "1\n", "");
	assert_shell("\"$0/venv/bin/ipex-gen\" --list -j >\"$0/answers\" && "
		     "\"$0/../ipex-gen\" --list -j | cmp - \"$0/answers\"",
		0, "", "");
	assert_shell(WHEELS
		"\"$0/venv/bin/python\" -I -m pip --isolated --disable-pip-version-check "
		"show -f ipex-gen | grep -e '^Version: ' -e bin/ | "
		"sed \"s/$version/VERSION/; s/[^ ]*bin/bin/\"",
		0, "Version: VERSION\n  bin/ipex-gen\n", "");
	assert_shell("\"$0/venv/bin/python\" -I -m pip --isolated --disable-pip-version-check -q "
		     "uninstall -y ipex-gen && "
		     "find \"$0/venv\" | grep -v __pycache__ | sort >\"$0/after\" && "
		     "grep -v __pycache__ \"$0/fresh\" | diff - \"$0/after\"",
		0, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_wheel_has_the_program_its_licences_and_a_record_of_all),
		cmocka_unit_test(the_record_has_the_digest_and_the_size_of_every_file),
		cmocka_unit_test(its_tags_are_those_of_its_name),
		cmocka_unit_test(another_build_makes_the_same_wheels),
		cmocka_unit_test(pip_installs_it_into_a_fresh_venv_where_it_runs_and_removes_it),
	};

	return cmocka_run_group_tests_name("pip", tests, make_folder, remove_folder);
}
