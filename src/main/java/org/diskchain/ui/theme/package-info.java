/// Colours, type, icons and the look of the controls. Start at [org.diskchain.ui.theme.Theme].
package org.diskchain.ui.theme;
