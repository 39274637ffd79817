/// The desktop program. Start at [org.diskchain.Main].
package org.diskchain.ui;
