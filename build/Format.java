import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks or rewrites the layout of every Java file below a directory: Format check|write DIR. */
final class Format {
  private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules");

  public static void main(String[] arguments) throws Exception {
    boolean write = "write".equals(arguments[0]);
    List<String> options = write ? List.of("-i") : List.of("-n", "--set-exit-if-changed");
    List<String> call = new ArrayList<>(options);
    call.addAll(javaFilesBelow(Path.of(arguments[1])));
    PrintWriter out = new PrintWriter(System.out, true);
    int exit =
        new Main(out, new PrintWriter(System.err, true), System.in)
            .format(call.toArray(String[]::new));
    if (exit != 0 && !write) {
      out.println("The files above are not formatted. Run: ./mvnw -N -Pformat process-sources");
    }
    System.exit(exit);
  }

  private static List<String> javaFilesBelow(Path root) throws IOException {
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return SKIPPED.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
