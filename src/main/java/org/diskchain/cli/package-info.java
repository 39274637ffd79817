/// The console twin. Start at [org.diskchain.cli.Cli].
package org.diskchain.cli;
