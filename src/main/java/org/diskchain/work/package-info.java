/// How long work tells the outside where it is, and hears that it should stop. Imports nothing but
/// the JDK. Start at [org.diskchain.work.Progress].
package org.diskchain.work;
