import org.diskchain.cli.pages.ConsolePages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes manual and completions of the console program:
///
/// ```
/// java -cp target/classes:target/mods/* installer/Pages.java VERSION SHARE-FOLDER
/// ```
final class Pages {
    static void main(String[] arguments) throws IOException {
        Path share = Path.of(arguments[1]);
        for (Map.Entry<String, String> page : ConsolePages.pages(arguments[0]).entrySet()) {
            Path file = share.resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }
}
