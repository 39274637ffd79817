@echo off
rem Starts the Diskchain console program with the run-time image beside this script.
"%~dp0..\runtime\bin\java.exe" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn --module org.diskchain/org.diskchain.cli.Cli %*
