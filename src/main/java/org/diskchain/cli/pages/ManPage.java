package org.diskchain.cli.pages;

import org.diskchain.report.Phrases;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The manual page, in the roff language with the macros of man(7).
final class ManPage {
    private final Phrases phrases;
    private final String version;
    private final StringBuilder page = new StringBuilder();

    ManPage(Locale locale, String version) {
        this.phrases = new Phrases("org.diskchain.cli.pages.pages", locale);
        this.version = version;
    }

    String of(Commands program) {
        page.setLength(0);
        macro("TH", program.name().toUpperCase(Locale.ROOT), "1", "", "Diskchain " + version, "");
        section(phrases.text("name"));
        page.append(plain(program.name())).append(" \\- ");
        text(program.description());
        section(phrases.text("synopsis"));
        synopsis(program);
        if (!program.options().isEmpty()) {
            section(phrases.text("options"));
            program.options().forEach(this::argument);
        }
        section(phrases.text("commands"));
        program.children().forEach(this::command);
        footerSections(program.footer());
        return page.toString();
    }

    private void command(Commands command) {
        macro("SS", String.join(" ", command.path()));
        text(command.description());
        macro("PP");
        synopsis(command);
        command.parameters().forEach(this::argument);
        command.options().forEach(this::argument);
        footerParagraphs(command.footer());
        command.children().forEach(this::command);
    }

    private void synopsis(Commands command) {
        page.append("\\fB").append(plain(String.join(" ", command.path()))).append("\\fR ");
        text(command.synopsis());
    }

    private void argument(Commands.Argument argument) {
        macro("TP");
        String names = String.join(", ", argument.names());
        if (!names.isEmpty()) page.append("\\fB").append(plain(names)).append("\\fR");
        if (argument.kind() != Commands.Kind.NOTHING) {
            if (!names.isEmpty()) page.append(' ');
            page.append("\\fI").append(plain(argument.label())).append("\\fR");
        }
        page.append('\n');
        text(argument.description());
    }

    /// A line without an indent begins a section; the indented ones below it stay as they are.
    private void footerSections(List<String> footer) {
        footer(footer, heading -> section(heading.replaceFirst(":$", "")));
    }

    private void footerParagraphs(List<String> footer) {
        footer(
                footer,
                heading -> {
                    macro("PP");
                    text(heading);
                });
    }

    private void footer(List<String> footer, Consumer<String> onHeading) {
        for (String line : footer) {
            if (line.isBlank()) continue;
            if (line.startsWith(" ")) {
                macro("PP");
                macro("nf");
                text("    " + line.strip());
                macro("fi");
            } else {
                onHeading.accept(line);
            }
        }
    }

    private void section(String title) {
        macro("SH", title.toUpperCase(phrases.locale()));
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(plain(argument).replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
    }

    private void text(String text) {
        page.append(plain(text)).append('\n');
    }

    /// Text that roff takes literally: a hyphen can be copied as one, a dot begins no macro.
    private static String plain(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
