# shellcheck shell=bash
# shellcheck disable=SC2154 # $root is the launcher's
# ./poker test: all that CI runs. Sourced by the launcher, with eng/launcher.sh before it.

test_usage() {
    cat <<'USAGE'
Runs everything that CI runs: packages, build with warnings as errors, format, tests.

Usage: ./poker test [--full] [--chaos] [--filter EXPRESSION]

  --full               also the tests that take minutes (trait Category=Full)
  --chaos              also the tests that kill processes at random (trait Category=Chaos)
  --filter EXPRESSION  only the tests that match, written as for `dotnet test --filter`

Each stage prints how long it took; the last line is "N passed, N failed, N skipped".
The exit code is 0 only if every stage succeeded and at least one test ran.
USAGE
}

refuse_usage() {
    say "$1; see ./poker test --help."
    exit 2
}

# Runs one stage with its output shown, and says how long it took.
stage() {
    local name=$1 start=$SECONDS
    shift
    "$@" </dev/null || fail "$name failed after $((SECONDS - start)) s."
    echo "== $name: $((SECONDS - start)) s"
}

# The filter of `dotnet test`: what was asked for, less the categories that were not.
test_filter() {
    local asked=$1 full=$2 chaos=$3 parts=()
    [[ -z $asked ]] || parts+=("($asked)")
    [[ -n $full ]] || parts+=('Category!=Full')
    [[ -n $chaos ]] || parts+=('Category!=Chaos')
    local IFS='&'
    echo "${parts[*]-}"
}

# Adds up <Counters total="12" executed="12" passed="12" failed="0" …> over the result files: "passed failed executed total".
count_results() {
    local passed=0 failed=0 executed=0 total=0 line
    while read -r line; do
        [[ $line =~ total=\"([0-9]+)\"\ executed=\"([0-9]+)\"\ passed=\"([0-9]+)\"\ failed=\"([0-9]+)\" ]] || continue
        total=$((total + BASH_REMATCH[1]))
        executed=$((executed + BASH_REMATCH[2]))
        passed=$((passed + BASH_REMATCH[3]))
        failed=$((failed + BASH_REMATCH[4]))
    done < <(cat "$1"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>')
    echo "$passed $failed $executed $total"
}

has_postgres() {
    command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

prepare_test_machine() {
    ! packages_are_stale || with_lock prepare_packages || return
    # The tests want a real PostgreSQL; the package-feed tool has one for a machine that has none.
    has_postgres || (cd "$root" && dotnet run eng/packages.cs -- postgres)
}

build_all() {
    begin_stamp
    unlink_old_build
    dotnet build "$root/Poker.sln" -c Release --nologo -v quiet -warnaserror -clp:NoSummary && keep_stamp
}

run_dotnet_test() {
    local filter=$1 results=$2
    rm -rf "$results"
    dotnet test "$root/Poker.sln" -c Release --no-build --nologo ${filter:+--filter "$filter"} \
        --logger trx --logger 'console;verbosity=minimal' --results-directory "$results" </dev/null
}

run_tests() {
    local asked='' full='' chaos=''
    while (($#)); do
        case $1 in
            --full) full=1 ;;
            --chaos) chaos=1 ;;
            --filter)
                [[ -n ${2-} ]] || refuse_usage '--filter needs an expression'
                asked=$2
                shift
                ;;
            -h | -\? | --help)
                test_usage
                return 0
                ;;
            *) refuse_usage "test does not know '$1'" ;;
        esac
        shift
    done

    cd "$root" || exit
    require_dotnet
    stage packages prepare_test_machine
    stage build build_all
    stage format dotnet format Poker.sln --verify-no-changes --no-restore

    local results=$root/artifacts/tests start=$SECONDS code=0 passed failed executed total
    run_dotnet_test "$(test_filter "$asked" "$full" "$chaos")" "$results" || code=$?
    echo "== tests: $((SECONDS - start)) s"
    read -r passed failed executed total < <(count_results "$results")
    if ((total == 0)); then
        say 'no test ran.'
        code=1
    fi

    echo "$passed passed, $failed failed, $((total - executed)) skipped"
    exit "$code"
}
