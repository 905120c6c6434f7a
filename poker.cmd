@echo off
rem PowerShell 7 where it is installed, else the one that Windows has.
set "POKER_SHELL=powershell"
where /q pwsh && set "POKER_SHELL=pwsh"
%POKER_SHELL% -NoProfile -ExecutionPolicy Bypass -File "%~dp0poker.ps1" %*
exit /b %ERRORLEVEL%
