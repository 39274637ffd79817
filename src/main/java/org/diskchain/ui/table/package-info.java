/// The disks as a table of trees: the picture's twin for keyboard and screen reader. Start at
/// [org.diskchain.ui.table.ForestTable].
package org.diskchain.ui.table;
