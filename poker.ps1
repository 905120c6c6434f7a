# Starts Poker on Windows; ./poker is the same in bash. How it decides: docs/decisions/0002-launcher.md
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$state = Join-Path $root 'artifacts/launcher'
$stamp = Join-Path $state 'build.stamp'
$cli = Join-Path $root 'Poker.Cli/bin/Release/net10.0/Poker.Cli.dll'

function Stop-Launcher([string] $message) {
    [Console]::Error.WriteLine("poker: $message")
    exit 1
}

function Assert-Dotnet {
    $how = 'install the .NET 10 SDK (winget install Microsoft.DotNet.SDK.10)'
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Stop-Launcher "dotnet is not on PATH: $how." }
    $ErrorActionPreference = 'Continue' # Windows PowerShell takes a native program's redirected error stream for a failure of its own.
    Push-Location $root
    try { $null = dotnet --version 2>$null } finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) { Stop-Launcher "no .NET SDK here is new enough for global.json: $how." }
}

# The same hash as PackageStamp.cs computes: over the bytes of what decides the local feed's content, names in ordinal order.
function Get-PackageInputsHash {
    $names = [string[]] @(Get-ChildItem (Join-Path $root 'eng/Packages') -Filter *.cs -File | ForEach-Object Name)
    [Array]::Sort($names, [StringComparer]::Ordinal)
    $files = @('Directory.Build.props', 'Directory.Packages.props') + @($names | ForEach-Object { "eng/Packages/$_" })
    $all = New-Object IO.MemoryStream
    foreach ($file in $files) {
        $bytes = [IO.File]::ReadAllBytes((Join-Path $root $file))
        $all.Write($bytes, 0, $bytes.Length)
    }
    $hash = [Security.Cryptography.SHA256]::Create().ComputeHash($all.ToArray())
    return ([BitConverter]::ToString($hash) -replace '-', '').ToLowerInvariant()
}

function Test-PackagesStale {
    $file = Join-Path $root 'packages/.stamp'
    if (-not (Test-Path $file)) { return $true }
    $lines = @(Get-Content $file)
    if ($lines[0] -ne (Get-PackageInputsHash)) { return $true }
    foreach ($name in $lines | Select-Object -Skip 1) {
        if (-not (Test-Path (Join-Path $root "packages/$name"))) { return $true }
    }
    return $false
}

function Get-SourceFiles {
    Get-ChildItem $root -File | Where-Object { $_.Extension -in '.props', '.targets' -or $_.Name -in 'nuget.config', 'global.json' }
    Get-ChildItem (Join-Path $root 'packages') -Filter Packages.Local.props -File
    Get-ChildItem $root -Directory |
        Where-Object { ($_.Name -like 'Poker.*' -or $_.Name -eq 'protos') -and $_.Name -notin 'Poker.Tests', 'Poker.Benchmarks' } |
        ForEach-Object { Get-ChildItem $_.FullName -Recurse -File } |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj|node_modules|dist)[\\/]' }
}

function Get-SourceNames { (Get-SourceFiles | ForEach-Object FullName | Sort-Object) -join "`n" }

# The explorer's pages are built with npm; a build without it has none.
function Test-PagesMissing {
    (Test-Path (Join-Path $root 'Poker.Explorer/Web')) -and -not (Test-Path (Join-Path $root 'Poker.Explorer/Web/dist/index.html'))
}

function Test-Npm { [bool] (Get-Command npm -ErrorAction SilentlyContinue) }

function Test-BuildStale {
    if (-not (Test-Path $cli) -or -not (Test-Path $stamp)) { return $true }
    if ((Test-PagesMissing) -and (Test-Npm)) { return $true }
    if ((Get-Content $stamp -Raw) -ne (Get-SourceNames)) { return $true }
    $built = (Get-Item $stamp).LastWriteTimeUtc
    return [bool] (Get-SourceFiles | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}

function Invoke-Packages {
    Push-Location $root
    try { dotnet run eng/packages.cs -- prepare | Out-Host } finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Invoke-Build {
    $partial = "$stamp.partial"
    [IO.File]::WriteAllText($partial, (Get-SourceNames))
    [Console]::Error.WriteLine('poker: building...')
    if ((Test-PagesMissing) -and -not (Test-Npm)) {
        [Console]::Error.WriteLine('poker: npm is not on PATH, so that the explorer will have no pages (winget install OpenJS.NodeJS.LTS).')
    }
    $ErrorActionPreference = 'Continue'
    $output = dotnet build (Join-Path $root 'Poker.Cli/Poker.Cli.csproj') -c Release --nologo -v quiet -clp:NoSummary 2>&1
    if ($LASTEXITCODE -ne 0) {
        $output | ForEach-Object { [Console]::Error.WriteLine("$_") }
        Stop-Launcher 'the build failed: its output is above.'
    }
    Move-Item $partial $stamp -Force
}

# One launcher at a time: a file that only one of them can have open.
function Enter-Lock {
    $null = New-Item $state -ItemType Directory -Force
    while ($true) {
        try { return [IO.File]::Open((Join-Path $state 'lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] { Start-Sleep -Milliseconds 200 }
    }
}

function Update-Build {
    Assert-Dotnet
    $lock = Enter-Lock
    try {
        if (Test-PackagesStale) { Invoke-Packages }
        if (Test-BuildStale) { Invoke-Build }
    }
    finally { $lock.Dispose() }
}

function Invoke-Stage([string] $name, [scriptblock] $work) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    & $work | Out-Host
    if ($LASTEXITCODE -ne 0) { Stop-Launcher "$name failed after $([int] $watch.Elapsed.TotalSeconds) s." }
    Write-Host "== ${name}: $([int] $watch.Elapsed.TotalSeconds) s"
}

function Invoke-Tests([string[]] $options) {
    $filters = @{ Full = 'Category!=Full'; Chaos = 'Category!=Chaos' }
    $asked = ''
    for ($i = 0; $i -lt $options.Count; $i++) {
        switch ($options[$i]) {
            '--full' { $filters.Remove('Full') }
            '--chaos' { $filters.Remove('Chaos') }
            '--filter' {
                $i++
                if ($i -ge $options.Count) { [Console]::Error.WriteLine('poker: --filter needs an expression; see poker test --help.'); exit 2 }
                $asked = "($($options[$i]))"
            }
            { $_ -in '--help', '-h', '-?' } { Write-Host 'Usage: poker test [--full] [--chaos] [--filter EXPRESSION]'; exit 0 }
            default { [Console]::Error.WriteLine("poker: test does not know '$_'; see poker test --help."); exit 2 }
        }
    }

    Assert-Dotnet
    Set-Location $root
    if (Test-PackagesStale) { Invoke-Packages }
    $filter = (@($asked) + @($filters.Values) | Where-Object { $_ }) -join '&'
    $results = Join-Path $root 'artifacts/tests'
    if (Test-Path $results) { Remove-Item $results -Recurse -Force }
    Invoke-Stage build { dotnet build Poker.sln -c Release --nologo -v quiet -warnaserror -clp:NoSummary }
    Invoke-Stage format { dotnet format Poker.sln --verify-no-changes --no-restore }
    $arguments = @('test', 'Poker.sln', '-c', 'Release', '--no-build', '--nologo', '--logger', 'trx', '--results-directory', $results)
    if ($filter) { $arguments += @('--filter', $filter) }
    dotnet @arguments | Out-Host
    $code = $LASTEXITCODE
    $passed = 0; $failed = 0; $skipped = 0
    foreach ($file in Get-ChildItem $results -Filter *.trx -ErrorAction SilentlyContinue) {
        $counters = ([xml] (Get-Content $file.FullName -Raw)).TestRun.ResultSummary.Counters
        $passed += [int] $counters.passed
        $failed += [int] $counters.failed
        $skipped += [int] $counters.total - [int] $counters.executed
    }
    if ($passed + $failed -eq 0) { $code = 1 }
    Write-Host "$passed passed, $failed failed, $skipped skipped"
    exit $code
}

if ($args.Count -gt 0 -and $args[0] -eq 'test') {
    Invoke-Tests @($args | Select-Object -Skip 1)
}

if ((Test-BuildStale) -or (Test-PackagesStale)) { Update-Build }
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Assert-Dotnet }
$env:POKER_ROOT = $root # where a PostgreSQL server can be fetched from, if the machine has none
if ($MyInvocation.ExpectingInput) { $input | dotnet $cli @args } else { dotnet $cli @args }
exit $LASTEXITCODE
