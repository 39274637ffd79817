/// What the others found, put into words and into JSON. Start at [org.diskchain.report.Words].
package org.diskchain.report;
