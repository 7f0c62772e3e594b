@echo off
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties names, and fetches it the first time; mvnw for Windows.
rem
rem   mvnw verify            the arguments are Maven's own
rem
rem The distribution comes from its URL, or, where that cannot be reached, as a Maven artifact through an older mvn that
rem happens to be installed. Either way it is unpacked only if its SHA-256 is the one in the properties file.
rem
rem Environment, all of it optional:
rem   JAVA_HOME         the JDK to use; without it, the java on the PATH
rem   MAVEN_USER_HOME   where distributions are kept, under wrapper\dists; without it, %USERPROFILE%\.m2
rem   MVNW_REPOURL      a Maven repository to fetch the distribution from, instead of the URL's own host
rem   MVNW_VERBOSE      true: say what is being done
rem
rem The lines after the marker further down are PowerShell. They print the path of mvn.cmd, and nothing else, on standard
rem output; what is meant for people goes to standard error.

setlocal
set "MVNW_SCRIPT=%~f0"
set "MVNW_MVN="
for /f "usebackq delims=" %%m in (`powershell -NoProfile -ExecutionPolicy Bypass -Command "$text = [IO.File]::ReadAllText($env:MVNW_SCRIPT); Invoke-Expression ($text.Substring($text.IndexOf('#---' + ' PowerShell')))"`) do set "MVNW_MVN=%%m"
if not defined MVNW_MVN exit /b 1

rem Without "call", so that no argument is expanded twice and mvn.cmd's exit code is this script's.
"%MVNW_MVN%" %*

#--- PowerShell
# Only .NET classes and built-in language, no cmdlet from a module: Windows PowerShell cannot load its own modules when
# it is started from PowerShell 7.

$ErrorActionPreference = 'Stop'

function Say([string] $message) { [Console]::Error.WriteLine("mvnw: $message") }
function Explain([string] $message) { if ($env:MVNW_VERBOSE -and $env:MVNW_VERBOSE -ne 'false') { Say $message } }

function Assert-Java {
  if ($env:JAVA_HOME) {
    if (-not [IO.File]::Exists([IO.Path]::Combine($env:JAVA_HOME, 'bin\java.exe'))) {
      throw "JAVA_HOME is $env:JAVA_HOME, which has no bin\java.exe. Point it at a JDK 17 or newer, or unset it."
    }
  } elseif (-not (Get-Command java -CommandType Application -ErrorAction SilentlyContinue)) {
    throw 'There is no Java. Install a JDK 17 or newer, or set JAVA_HOME to one.'
  }
}

function Read-Properties([string] $file) {
  if (-not [IO.File]::Exists($file)) {
    throw "$file is missing. It says which Maven to run; restore it from version control."
  }
  $values = @{}
  foreach ($line in [IO.File]::ReadAllLines($file)) {
    if ($line -match '^\s*([^#!=\s]+)\s*=\s*(.*?)\s*$') { $values[$Matches[1]] = $Matches[2].Replace('\', '') }
  }
  if ($values.distributionUrl -notmatch '/apache-maven-[^/]+-bin\.zip$') {
    throw "distributionUrl in $file must end in apache-maven-<version>-bin.zip."
  }
  if ($values.distributionSha256Sum -notmatch '^[0-9a-fA-F]{64}$') {
    throw "distributionSha256Sum in $file must be 64 hexadecimal digits."
  }
  return $values
}

function Get-Sha256([IO.Stream] $stream) {
  $algorithm = [Security.Cryptography.SHA256]::Create()
  try {
    return [BitConverter]::ToString($algorithm.ComputeHash($stream)).Replace('-', '').ToLowerInvariant()
  } finally {
    $algorithm.Dispose()
    $stream.Dispose()
  }
}

# True when the whole file arrived. Gives up soon when nothing answers, so that the other way is tried while somebody is
# still watching.
function Receive-File([string] $url, [string] $file) {
  Explain "downloading $url"
  try {
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor 3072 # TLS 1.2
    $request = [Net.WebRequest]::Create($url)
    $request.Timeout = 10000
    if ($request -is [Net.HttpWebRequest]) { $request.ReadWriteTimeout = 20000 }
    if ($request.Proxy) { $request.Proxy.Credentials = [Net.CredentialCache]::DefaultCredentials }
    $response = $request.GetResponse()
    try {
      $to = [IO.File]::Create($file)
      try { $response.GetResponseStream().CopyTo($to) } finally { $to.Dispose() }
    } finally {
      $response.Dispose()
    }
    return $true
  } catch {
    Explain $_.Exception.Message
    return $false
  }
}

# Asks an older mvn for the same file, with the user's own settings, mirrors and local repository. It runs on an empty
# project beside the download, so that it reads neither this project's pom.xml nor its .mvn.
function Receive-ThroughInstalledMaven([string] $url, [string] $version, [string] $tmp, [string] $file) {
  $mvn = @(Get-Command mvn -CommandType Application -ErrorAction SilentlyContinue)[0]
  # An mvn on the PATH that leads back to this script would ask for ever: MVNW_FETCHING ends that.
  if ($env:MVNW_FETCHING -or -not $mvn) {
    throw "Cannot download $url, and there is no installed mvn to fetch it through. Go online, set MVNW_REPOURL to a " +
      'Maven repository that can be reached from here, or install any Maven 3, and try again.'
  }
  Explain "fetching org.apache.maven:apache-maven:${version}:zip:bin through $($mvn.Source)"
  $project = [IO.Path]::Combine($tmp, 'pom.xml')
  [IO.File]::WriteAllText($project, '<project><modelVersion>4.0.0</modelVersion><groupId>mvnw</groupId>' +
    '<artifactId>fetch</artifactId><version>1</version><packaging>pom</packaging></project>')
  [IO.File]::Delete($file) # what an interrupted download left
  $repository = @()
  if ("$env:MAVEN_ARGS" -match '(?:^|\s)(-Dmaven\.repo\.local=\S+)') { $repository = @($Matches[1]) }

  $env:MVNW_FETCHING = 'true'
  $env:MAVEN_ARGS = $null
  $env:MAVEN_BASEDIR = $null
  $env:MAVEN_PROJECTBASEDIR = $null
  $ErrorActionPreference = 'Continue' # Windows PowerShell takes a program's standard error for a failure
  $said = & $mvn.Source -B -q $repository -f $project `
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy' `
    "-Dartifact=org.apache.maven:apache-maven:${version}:zip:bin" "-DoutputDirectory=$tmp" 2>&1
  $ErrorActionPreference = 'Stop'
  if ($LASTEXITCODE -ne 0 -or -not [IO.File]::Exists($file)) {
    foreach ($line in $said) { [Console]::Error.WriteLine("$line") }
    throw "Cannot download $url, and $($mvn.Source) could not fetch Maven $version either; it says why above."
  }
  return $mvn.Source
}

# Everything happens in a directory of this run's own, and one rename publishes the result: whoever else is installing,
# and whenever somebody is killed, the Maven home is either whole or not there.
function Install-Distribution([hashtable] $properties, [string] $version, [string] $slot, [string] $mavenHome) {
  $tmp = [IO.Path]::Combine($slot, 'tmp.' + [Guid]::NewGuid().ToString('N').Substring(0, 8))
  try {
    [void] [IO.Directory]::CreateDirectory($tmp)
  } catch {
    throw "Cannot write to $slot, where Maven would be kept. Set MAVEN_USER_HOME to a directory that can be written."
  }
  try {
    foreach ($old in [IO.Directory]::GetDirectories($slot, 'tmp.*')) {
      # left behind by runs that were killed, more than a day ago
      if ([IO.Directory]::GetLastWriteTimeUtc($old) -lt [DateTime]::UtcNow.AddDays(-1)) {
        try { [IO.Directory]::Delete($old, $true) } catch { Explain $_.Exception.Message }
      }
    }

    $url = $properties.distributionUrl
    $archive = "apache-maven-$version-bin.zip"
    if ($env:MVNW_REPOURL) {
      $url = $env:MVNW_REPOURL.TrimEnd('/') + "/org/apache/maven/apache-maven/$version/$archive"
    }
    $file = [IO.Path]::Combine($tmp, $archive)
    $origin = $url
    $installed = $null
    if (-not (Receive-File $url $file)) {
      $installed = Receive-ThroughInstalledMaven $url $version $tmp $file
      $origin = "the artifact org.apache.maven:apache-maven:${version}:zip:bin, which $installed gave"
    }

    $actual = Get-Sha256 ([IO.File]::OpenRead($file))
    $expected = $properties.distributionSha256Sum.ToLowerInvariant()
    if ($actual -ne $expected) {
      throw "Wrong SHA-256, so Maven was not installed and the download is deleted. From: $origin. " +
        "Expected $expected, got $actual."
    }
    if ($installed) {
      Say "$url could not be downloaded; Maven $version came through the installed $installed instead."
    }

    Explain "unpacking into $slot"
    [void] [Reflection.Assembly]::LoadWithPartialName('System.IO.Compression.FileSystem')
    $unpacked = [IO.Path]::Combine($tmp, 'unpacked')
    [IO.Compression.ZipFile]::ExtractToDirectory($file, $unpacked)
    Publish-Directory ([IO.Path]::Combine($unpacked, "apache-maven-$version")) $mavenHome $tmp
  } finally {
    try { [IO.Directory]::Delete($tmp, $true) } catch { Explain $_.Exception.Message }
  }
}

# Moving onto a directory that is there fails, so the first of several runs wins. What is there without a bin\mvn.cmd is
# damage done from outside, and makes way.
function Publish-Directory([string] $new, [string] $mavenHome, [string] $tmp) {
  try {
    [IO.Directory]::Move($new, $mavenHome)
  } catch {
    if ([IO.File]::Exists([IO.Path]::Combine($mavenHome, 'bin\mvn.cmd'))) { return }
    [IO.Directory]::Move($mavenHome, [IO.Path]::Combine($tmp, 'damaged'))
    [IO.Directory]::Move($new, $mavenHome)
  }
}

try {
  Assert-Java
  $project = [IO.Path]::GetDirectoryName($env:MVNW_SCRIPT)
  $properties = Read-Properties ([IO.Path]::Combine($project, '.mvn\wrapper\maven-wrapper.properties'))
  $version = [regex]::Match($properties.distributionUrl, '/apache-maven-([^/]+)-bin\.zip$').Groups[1].Value

  $userHome = $env:MAVEN_USER_HOME
  if (-not $userHome) { $userHome = [IO.Path]::Combine($env:USERPROFILE, '.m2') }
  $userHome = [IO.Path]::Combine([Environment]::CurrentDirectory, $userHome)
  $name = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes($properties.distributionUrl))
  $slot = [IO.Path]::Combine($userHome, "wrapper\dists\apache-maven-$version-bin", (Get-Sha256 $name).Substring(0, 12))
  $mavenHome = [IO.Path]::Combine($slot, "apache-maven-$version")
  $mvn = [IO.Path]::Combine($mavenHome, 'bin\mvn.cmd')

  if ([IO.File]::Exists($mvn)) {
    Explain "using $mavenHome"
  } else {
    Install-Distribution $properties $version $slot $mavenHome
  }
  [Console]::Out.WriteLine($mvn)
} catch {
  Say $_.Exception.Message
  exit 1
}
