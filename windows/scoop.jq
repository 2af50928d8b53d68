# The manifest by which Scoop installs the tool: https://github.com/ScoopInstaller/Scoop/wiki/App-Manifests
{
	version: $version,
	description: "Tells which ahead-of-time build of IPEX fits an Intel GPU",
	homepage: $homepage,
	license: "MIT",
	architecture: {"64bit": {url: "\($homepage)/releases/download/v\($version)/\($zip)", hash: $hash}},
	bin: "ipex-gen.exe"
}
