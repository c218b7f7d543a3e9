<# : batch portion
@echo off
rem Builds and starts Gatehouse; with arguments it is Maven. The twin of mvnw, for Windows 10 and newer.
rem
rem   mvnw              build if anything changed, then start on http://localhost:8080
rem   mvnw verify       everything Maven does, with the right JDK
rem
rem Needs a JDK 25 or newer, which it looks for beyond JAVA_HOME and the PATH. Maven is taken from the
rem PATH, or downloaded once into %LOCALAPPDATA%\gatehouse. Options for the JVM of Gatehouse go into
rem JDK_JAVA_OPTIONS, options for Maven's into MAVEN_OPTS. The lines up to "exit" are for cmd, which
rem runs things; to PowerShell they are a comment, and what stands below them finds things.
setlocal
set "MVNW_FILE=%~f0"
set "MVNW_FIRST=%~1"
set "MVNW_JDK="
set "MVNW_MAVEN="
rem Modules of a newer PowerShell, which may have started us, confuse the one that comes with Windows.
set "MVNW_MODULES=%PSModulePath%"
set "PSModulePath="
for /f "usebackq tokens=1* delims==" %%a in (`powershell -NoProfile -ExecutionPolicy Bypass -Command "& ([scriptblock]::Create((Get-Content -Raw -LiteralPath $env:MVNW_FILE)))"`) do (
  if "%%a"=="JDK" set "MVNW_JDK=%%b"
  if "%%a"=="MAVEN" set "MVNW_MAVEN=%%b"
)
set "PSModulePath=%MVNW_MODULES%"
if not defined MVNW_JDK exit /b 1

cd /d "%~dp0"
set "JAVA_HOME=%MVNW_JDK%"
rem JDK 25 warns about what older libraries do inside the JDK. Nobody who runs this can act on that.
set "MVNW_QUIET=--sun-misc-unsafe-memory-access=allow"
set "MAVEN_OPTS=%MAVEN_OPTS% --enable-native-access=ALL-UNNAMED %MVNW_QUIET%"
if not "%~1"=="" goto maven
if not defined MVNW_MAVEN goto start

echo Building Gatehouse (the first time takes a few minutes)...
rem The mark is there only after a build that went through, so half a jar never passes for a whole one.
if exist target\.built del target\.built
if exist target\gatehouse.jar del target\gatehouse.jar
if exist target\gatehouse.jar (
  echo mvnw: Gatehouse is still running from target\gatehouse.jar: stop it first. 1>&2
  exit /b 1
)
call "%MVNW_MAVEN%" -q -B -Dmaven.test.skip package
if errorlevel 1 exit /b 1
type nul > target\.built

:start
rem Memory holds keys: it never goes into a file, neither as a core dump nor as a heap dump.
"%JAVA_HOME%\bin\java.exe" %MVNW_QUIET% -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -jar target\gatehouse.jar
exit /b %ERRORLEVEL%

:maven
call "%MVNW_MAVEN%" %*
exit /b %ERRORLEVEL%
#>

# Prints JDK=folder, and MAVEN=program if Maven is needed. Anything for people goes to standard error.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$jdkNeeded = 25
$mavenVersion = '3.9.11'
$mavenUrl = "https://archive.apache.org/dist/maven/maven-3/$mavenVersion/binaries/apache-maven-$mavenVersion-bin.tar.gz"
$mavenSha512 = 'bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978'

function Say([string] $text) {
  [Console]::Error.WriteLine($text)
}

function Stop-Here([string] $why) {
  Say "mvnw: $why"
  exit 1
}

# The feature version of the JDK in a folder; 0 where there is none.
function Get-JdkVersion([string] $folder) {
  if (-not $folder) { return 0 }
  $release = Join-Path $folder 'release'
  $javac = Join-Path $folder 'bin\javac.exe'
  if (-not (Test-Path -LiteralPath $release) -or -not (Test-Path -LiteralPath $javac)) { return 0 }
  foreach ($line in Get-Content -LiteralPath $release) {
    if ($line -match '^JAVA_VERSION="?(\d+)') { return [int] $Matches[1] }
  }
  return 0
}

# The one given, else the PATH's, else the lowest version in the usual folders.
function Find-Jdk {
  $first = @($env:JAVA_HOME)
  foreach ($program in @(Get-Command 'javac.exe', 'java.exe' -All -ErrorAction SilentlyContinue)) {
    $first += Split-Path (Split-Path $program.Source)
  }
  foreach ($folder in $first) {
    if ((Get-JdkVersion $folder) -ge $jdkNeeded) { return $folder }
  }
  $usual = @()
  foreach ($root in @($env:ProgramFiles, "$env:LOCALAPPDATA\Programs")) {
    foreach ($vendor in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft', 'Semeru', 'OpenJDK') {
      $usual += "$root\$vendor\*"
    }
  }
  $usual += "$env:USERPROFILE\.jdks\*", "$env:USERPROFILE\scoop\apps\*jdk*\current"
  $best = 0
  $found = $null
  foreach ($folder in @(Get-Item -Path $usual -ErrorAction SilentlyContinue)) {
    $version = Get-JdkVersion $folder.FullName
    if ($version -ge $jdkNeeded -and ($best -eq 0 -or $version -lt $best)) {
      $best = $version
      $found = $folder.FullName
    }
  }
  return $found
}

function Get-Sha512([string] $file) {
  $sha512 = [Security.Cryptography.SHA512]::Create()
  return [BitConverter]::ToString($sha512.ComputeHash([IO.File]::ReadAllBytes($file))).Replace('-', '')
}

# Everything happens in a folder of its own that is moved into place at the end or removed.
function Get-Maven([string] $cache, [string] $target) {
  Say "Downloading Apache Maven $mavenVersion..."
  $work = Join-Path $cache ('download.' + [Guid]::NewGuid().ToString('N'))
  $null = New-Item -ItemType Directory -Force -Path $work
  try {
    $archive = Join-Path $work 'maven.tar.gz'
    try {
      [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
      Invoke-WebRequest -UseBasicParsing -Uri $mavenUrl -OutFile $archive
    } catch {
      Stop-Here "Maven could not be downloaded from ${mavenUrl}: check the connection, or install Maven 3.8 or newer."
    }
    if ((Get-Sha512 $archive) -ne $mavenSha512) {
      Stop-Here "What came from $mavenUrl is not Maven $mavenVersion (its SHA-512 differs): try again, or install Maven 3.8 or newer."
    }
    $null = & "$env:SystemRoot\System32\tar.exe" -xzf $archive -C $work
    if ($LASTEXITCODE -ne 0) {
      Stop-Here 'Maven could not be unpacked: install Maven 3.8 or newer.'
    }
    if (-not (Test-Path -LiteralPath $target)) {
      Move-Item -LiteralPath (Join-Path $work "apache-maven-$mavenVersion") -Destination $target
    }
  } finally {
    Remove-Item -Recurse -Force -LiteralPath $work
  }
}

# The PATH's when it is new enough, else the downloaded one.
function Find-Maven {
  $onPath = Get-Command 'mvn.cmd' -ErrorAction SilentlyContinue | Select-Object -First 1
  if ($onPath) {
    $said = & $onPath.Source '--version' | Out-String
    if ($said -match 'Apache Maven (\d+)\.(\d+)') {
      $major = [int] $Matches[1]
      $minor = [int] $Matches[2]
      if ($major -gt 3 -or ($major -eq 3 -and $minor -ge 8)) { return $onPath.Source }
    }
  }
  $cache = Join-Path $env:LOCALAPPDATA 'gatehouse'
  $target = Join-Path $cache "apache-maven-$mavenVersion"
  if (-not (Test-Path -LiteralPath "$target\bin\mvn.cmd")) { Get-Maven $cache $target }
  return "$target\bin\mvn.cmd"
}

function Test-BuildNeeded([string] $root) {
  $jar = Join-Path $root 'target\gatehouse.jar'
  $mark = Join-Path $root 'target\.built'
  if (-not (Test-Path -LiteralPath $jar) -or -not (Test-Path -LiteralPath $mark)) { return $true }
  $built = (Get-Item -LiteralPath $mark).LastWriteTimeUtc
  $sources = @(Get-Item -LiteralPath (Join-Path $root 'pom.xml'))
  $sources += Get-ChildItem -Recurse -File -LiteralPath (Join-Path $root 'src\main'), (Join-Path $root 'frontend')
  return @($sources | Where-Object { $_.LastWriteTimeUtc -gt $built }).Count -gt 0
}

$jdk = Find-Jdk
if (-not $jdk) {
  Stop-Here ("Gatehouse needs a JDK $jdkNeeded or newer, and none was found: get one at" +
    " https://adoptium.net/temurin/releases/?version=$jdkNeeded (or: winget install" +
    " EclipseAdoptium.Temurin.$jdkNeeded.JDK), or point JAVA_HOME at one.")
}
$env:JAVA_HOME = $jdk
if ($env:MVNW_FIRST -or (Test-BuildNeeded (Split-Path $env:MVNW_FILE))) {
  "MAVEN=$(Find-Maven)"
}
"JDK=$jdk"
