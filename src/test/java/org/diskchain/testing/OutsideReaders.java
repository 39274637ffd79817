package org.diskchain.testing;

import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Other people's programs that read disks, where they are installed. Tests that need one are
/// skipped where it is not.
public final class OutsideReaders {
    private OutsideReaders() {}

    /// The content as 7-Zip reads it, through parents in the same folder.
    public static byte[] sevenZip(Path disk) throws IOException, InterruptedException {
        String format = disk.toString().endsWith("x") ? "-tVHDX" : "-tVHD";
        return output(List.of("7zz", "e", "-so", format, disk.toString()));
    }

    /// The content as qemu-img reads it. Never ask it about a differencing VHD: it gives that
    /// alone.
    ///
    /// @param format as qemu names it: `vpc` or `vhdx`
    public static byte[] qemu(Path disk, String format) throws IOException, InterruptedException {
        Path raw = disk.resolveSibling(disk.getFileName() + ".raw");
        output(
                List.of(
                        "qemu-img",
                        "convert",
                        "-f",
                        format,
                        "-O",
                        "raw",
                        disk.toString(),
                        raw.toString()));
        return Files.readAllBytes(raw);
    }

    private static byte[] output(List<String> command) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInstalled(command.getFirst()), command.getFirst() + " is missing");
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) throw new IOException(command + " failed");
        return output;
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) return true;
        }
        return false;
    }
}
