package io.haihe.kernel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.Form;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Files that answers name")
class NamedFilesTest {

  private static Form.Field question(String key, String type, boolean visible) {
    return new Form.Field(
        key, key, type, "attachment", "file", false, false, visible ? Form.Readers.REPORTER : Form.Readers.STAFF, List.of(), null, new Form.Part(false, false, false), null,
        List.of(), "", null, List.of());
  }

  @Test
  void areOpenToTheReporterIfOneOfTheQuestionsIsPublic() {
    List<Form.Field> form = List.of(question("licence", "string", false), question("pages", "array", true), question("plan", "string", false));

    assertThat(NamedFiles.of(form, Map.of("licence", "a", "pages", List.of("a", "b"), "plan", "c", "other", "d")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", true, "b", true, "c", false));
  }
}
