/// Finding disks by name, path or identity. Start at [org.diskchain.ui.search.SearchModel].
package org.diskchain.ui.search;
