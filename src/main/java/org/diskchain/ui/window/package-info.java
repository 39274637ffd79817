/// The main window's frame: header, strip, status, and the areas in which the other screens stand.
/// Start at [org.diskchain.ui.window.MainView].
package org.diskchain.ui.window;
