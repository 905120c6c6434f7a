# shellcheck shell=bash
# shellcheck disable=SC2154 # $root, $state and $cli are the launcher's
# What ./poker needs before it can run: a fit SDK, the packages, a build.

say() { echo "poker: $*" >&2; }

fail() {
    say "$@"
    exit 1
}

require_dotnet() {
    local how='install the .NET 10 SDK (Debian and Ubuntu: apt-get install dotnet-sdk-10.0; macOS: brew install dotnet; Windows: winget install Microsoft.DotNet.SDK.10)'
    command -v dotnet >/dev/null || fail "dotnet is not on PATH: $how."
    # global.json decides which SDKs are new enough.
    local version
    version=$(cd "$root" && dotnet --version 2>/dev/null) || fail "no .NET SDK here is new enough for global.json: $how."
    [[ -n $version ]] || fail "dotnet names no version: $how."
}

# The same hash as PackageStamp.cs computes: over the bytes of what decides the local feed's content, names in ordinal order.
package_inputs_hash() {
    local sum=(sha256sum)
    command -v sha256sum >/dev/null || sum=(shasum -a 256)
    local LC_ALL=C hash
    hash=$(cd "$root" && cat Directory.Build.props Directory.Packages.props eng/Packages/*.cs | "${sum[@]}")
    echo "${hash%% *}"
}

packages_are_stale() {
    local stamp=$root/packages/.stamp hash file
    [[ -f $stamp ]] || return 0
    {
        read -r hash
        [[ $hash == "$(package_inputs_hash)" ]] || return 0
        while read -r file; do
            [[ -f $root/packages/$file ]] || return 0
        done
    } <"$stamp"
    return 1
}

# 9 is the launchers' lock: a compiler server that outlives a build must not inherit it, so every dotnet is started without.
prepare_packages() {
    (cd "$root" && dotnet run eng/packages.cs -- prepare "$@" >&2 </dev/null 9>&-) || exit 1
}

# Everything that the command line is built from. The names are compared too, as a deleted file is newer than nothing.
source_files() {
    find "$root" -mindepth 1 -maxdepth 1 -type f \( -name '*.props' -o -name '*.targets' -o -name nuget.config -o -name global.json \) "$@"
    find "$root/packages" -name Packages.Local.props "$@"
    local folder
    for folder in "$root"/Poker.* "$root"/protos; do
        [[ -d $folder && $folder != */Poker.Tests && $folder != */Poker.Benchmarks ]] || continue
        find "$folder" \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune -o -type f "$@" -print
    done
}

source_names() { source_files | LC_ALL=C sort | cksum; }

# The explorer's pages are built with npm; a build without it has none.
pages_are_missing() { [[ -d $root/Poker.Explorer/Web && ! -f $root/Poker.Explorer/Web/dist/index.html ]]; }

build_is_stale() {
    local stamp=$state/build.stamp
    [[ -f $cli && -f $stamp ]] || return 0
    ! pages_are_missing || ! command -v npm >/dev/null || return 0
    [[ $(<"$stamp") == "$(source_names)" ]] || return 0
    [[ -n $(source_files -newer "$stamp") ]]
}

# Made before a build and put in place after it, so that a file saved meanwhile counts as newer.
begin_stamp() {
    mkdir -p "$state"
    source_names >"$state/build.stamp.partial"
}

keep_stamp() { mv -f "$state/build.stamp.partial" "$state/build.stamp"; }

# A command that is still running keeps the assemblies it started with: a build that wrote into them would crash it.
unlink_old_build() { rm -f "$(dirname "$cli")"/*.dll; }

build_cli() {
    begin_stamp
    unlink_old_build
    dotnet build "$root/Poker.Cli/Poker.Cli.csproj" -c Release --nologo -v quiet -clp:NoSummary >"$state/build.log" 2>&1 </dev/null 9>&-
}

# The network may not be the one that the packages were prepared on.
rebuild_with_other_packages() {
    grep -qE 'NU110[123]|NU1301' "$state/build.log" && prepare_packages --force && build_cli
}

build_if_stale() {
    if packages_are_stale; then
        prepare_packages
    fi

    build_is_stale || return 0
    [[ ! -t 2 ]] || say 'building…'
    ! pages_are_missing || command -v npm >/dev/null ||
        say 'npm is not on PATH, so that the explorer will have no pages (Debian and Ubuntu: apt-get install npm).'
    if ! build_cli && ! rebuild_with_other_packages; then
        cat "$state/build.log" >&2
        fail 'the build failed: its output is above.'
    fi

    keep_stamp
}

# One launcher at a time prepares and builds; the others wait, then find nothing left to do.
with_lock() {
    mkdir -p "$state"
    if command -v flock >/dev/null; then
        (
            flock 9
            "$@"
        ) 9>"$state/lock"
    else
        until mkdir "$state/lock.d" 2>/dev/null; do sleep 0.2; done
        (
            trap 'rmdir "$state/lock.d"' EXIT
            "$@"
        )
    fi
}
