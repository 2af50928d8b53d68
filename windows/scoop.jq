# The manifest by which Scoop installs the tool: https://github.com/ScoopInstaller/Scoop/wiki/App-Manifests
{
	version: $version,
	description: "Shows whether an Intel GPU gets ahead-of-time kernels, and from which build",
	homepage: $homepage,
	license: "MIT",
	architecture: {"64bit": {url: "\($homepage)/releases/download/v\($version)/\($zip)", hash: $hash}},
	bin: "ipex-gen.exe"
}
