/// Folders scanned into a forest: which disk is made from which, with findings. A snapshot that
/// holds no open file, so that a screen can keep it. Imports `bytes`, `disk`, `journal` and `work`;
/// writes nothing. Start at [org.diskchain.chain.Scanner].
package org.diskchain.chain;
