package io.haihe.bench.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The child's end of {@link Child}. */
public final class Answers {

  private Answers() {}

  /** What a child does with a line. */
  public interface Asked {
    String answer(String[] words) throws Exception;
  }

  /** Answers until the parent goes; whatever else is printed goes to the log. */
  public static void serve(Asked asked) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      try {
        out.println(Child.ANSWER + asked.answer(line.split(" ")));
        out.flush();
      } catch (Exception e) {
        e.printStackTrace();
        System.exit(1);
      }
    }
    System.exit(0);
  }
}
