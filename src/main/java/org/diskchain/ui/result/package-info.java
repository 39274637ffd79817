/// The page that tells what a finished merge did. Start at [org.diskchain.ui.result.ResultPage].
package org.diskchain.ui.result;
