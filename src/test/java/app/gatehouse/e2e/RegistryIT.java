package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@BrowserTest
class RegistryIT {

  private static final String REF = "openai/my-own-model";

  @Test
  void aModelAddedByHandIsEditedCopiedAndRemoved(Visitor visitor) {
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    keys.add("OpenAI", "sk-proj-Registry0000000000000000000000abcd");
    GatehousePage models = visitor.open("/models");

    add(models, "my-own-model", "Mine");
    assertThat(models.notice(REF + " added")).isVisible();
    assertThat(models.row(REF).and(models.row("Registry"))).isVisible();

    add(models, "my-own-model", "Mine once more");
    assertThat(models.fieldError(REF + " is in your list already.")).isVisible();
    models.dialog("Add model").getByText("Cancel").click();

    models.button("Edit " + REF).click();
    models.field("Name (optional)").fill("Renamed");
    models.confirm("Edit model", "Save");
    assertThat(models.notice(REF + " saved")).isVisible();
    assertThat(models.row(REF).and(models.row("Renamed"))).isVisible();

    models.button("Copy ID " + REF).click();
    assertThat(models.notice("Model ID copied to clipboard")).isVisible();
    assertThat(models.clipboard()).isEqualTo(REF);

    keys.page().page().bringToFront();
    keys.clear();
    models.page().bringToFront();
    assertThat(models.row(REF).and(models.row("No key"))).isVisible();

    models.button("Remove " + REF).click();
    models.confirm("Remove " + REF + "?", "Remove");
    assertThat(models.notice(REF + " removed")).isVisible();
    assertThat(models.page().getByText("No models yet")).isVisible();
  }

  private static void add(GatehousePage models, String id, String name) {
    models.button("Add model").click();
    Locator provider =
        models
            .dialog("Add model")
            .getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Provider"));
    provider.fill("OpenAI");
    models.role(AriaRole.OPTION, "OpenAI").click();
    models.field("Model ID").fill(id);
    models.field("Name (optional)").fill(name);
    models
        .dialog("Add model")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add").setExact(true))
        .click();
  }
}
