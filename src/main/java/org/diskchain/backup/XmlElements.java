package org.diskchain.backup;

import org.diskchain.backup.Excess.Limit;
import org.diskchain.backup.UnreadableException.Cause;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The elements of an XML document, told one by one. Names are local ones: documents of one family
/// differ in their namespaces below the root.
final class XmlElements {
    /// What is told.
    interface Listener {
        /// @param path the names from the root down to this element
        void begin(List<String> path, String namespace, RawElement element) throws IOException;

        void end(List<String> path) throws IOException;

        /// Text that is more than white space; a long one may come in pieces.
        default void text(List<String> path, String text) throws IOException {}
    }

    private static final int SHOWN = 200;

    private final Allowance allowance;

    XmlElements(Allowance allowance) {
        this.allowance = allowance;
    }

    /// Tells all elements.
    ///
    /// @throws UnreadableException if the document is not well-formed or beyond a limit
    void read(Reader text, Listener listener) throws IOException {
        try {
            tell(factory().createXMLStreamReader(text), listener);
        } catch (XMLStreamException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException told) throw told;
                Throwable nested =
                        cause instanceof XMLStreamException x ? x.getNestedException() : null;
                if (nested instanceof IOException told) throw told;
            }
            throw new UnreadableException(Cause.MALFORMED, where(e));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver(
                (_, _, _, _) -> {
                    throw new XMLStreamException("external entity");
                });
        return factory;
    }

    private static String where(XMLStreamException e) {
        String line = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private void tell(XMLStreamReader xml, Listener listener)
            throws XMLStreamException, IOException {
        List<String> path = new ArrayList<>();
        try {
            read(xml, path, listener);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof UnreadableException told)
                throw at(told, xml, path);
            throw e;
        } catch (UnreadableException told) {
            throw at(told, xml, path);
        }
    }

    private static UnreadableException at(
            UnreadableException told, XMLStreamReader xml, List<String> path) {
        Location place = xml.getLocation();
        String element = path.isEmpty() ? "" : path.getLast();
        return told.at(element, place.getLineNumber(), place.getColumnNumber());
    }

    private void read(XMLStreamReader xml, List<String> path, Listener listener)
            throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.add(xml.getLocalName());
                    allowance.take(Limit.ELEMENTS, 1);
                    require(Limit.DEPTH, path.size());
                    require(Limit.ATTRIBUTES, xml.getAttributeCount());
                    String namespace = xml.getNamespaceURI();
                    listener.begin(path, namespace == null ? "" : namespace, element(xml));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    listener.end(path);
                    path.removeLast();
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableException(Cause.MALFORMED, "entity");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!xml.isWhiteSpace()) listener.text(path, xml.getText());
                }
                default -> {} // comments and instructions mean nothing in these documents
            }
        }
    }

    private static void require(Limit limit, int count) throws UnreadableException {
        if (count > limit.most()) throw new UnreadableException(limit);
    }

    private static RawElement element(XMLStreamReader xml) {
        SequencedMap<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return new RawElement(xml.getLocalName(), attributes);
    }
}
