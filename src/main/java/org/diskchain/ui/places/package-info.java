/// The places that the person opened, and their scanning. Start at
/// [org.diskchain.ui.places.PlacesModel].
package org.diskchain.ui.places;
