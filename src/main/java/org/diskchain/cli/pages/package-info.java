/// Manual and shell completions, made by the build from the definitions of the commands. Start at
/// [ConsolePages].
package org.diskchain.cli.pages;
