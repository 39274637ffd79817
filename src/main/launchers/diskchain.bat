@echo off
rem Starts the Diskchain window with the run-time image beside this script.
start "" "%~dp0..\runtime\bin\javaw.exe" --enable-native-access=javafx.graphics -Dorg.slf4j.simpleLogger.defaultLogLevel=warn --module org.diskchain/org.diskchain.Main %*
