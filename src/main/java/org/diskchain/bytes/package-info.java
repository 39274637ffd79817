/// Positional file access and the seam to the outside world, and the values that every format
/// shares. Imports nothing but the JDK and knows no format. Start at [org.diskchain.bytes.Storage].
package org.diskchain.bytes;
