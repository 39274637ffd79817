/// Diskchain: virtual-disk differencing chains, looked at and merged.
module org.diskchain {
    requires info.picocli;
    requires jakarta.json;
    requires java.xml;
    requires javafx.controls;
    requires jdk.unsupported; // reading past the page cache: ExtendedOpenOption.DIRECT
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires org.slf4j;

    exports org.diskchain to
            javafx.graphics;

    opens org.diskchain.cli to
            info.picocli;
}
