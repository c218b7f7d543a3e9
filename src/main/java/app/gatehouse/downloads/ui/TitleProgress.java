package app.gatehouse.downloads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/**
 * Puts a few words before the title of the browser's tab, whatever the title of the page is by
 * then. The title itself stays with the views: a script watches it change.
 */
final class TitleProgress {

  private static final String SCRIPT =
      """
      window.Gatehouse = window.Gatehouse || {};
      window.Gatehouse.beforeTitle = window.Gatehouse.beforeTitle || (() => {
        let before = '';
        let title = document.title;
        let shown = title;
        const show = () => {
          shown = before ? before + ' · ' + title : title;
          if (document.title !== shown) {
            document.title = shown;
          }
        };
        new MutationObserver(() => {
          if (document.title !== shown) {
            title = document.title;
            show();
          }
        }).observe(document.head, { subtree: true, childList: true, characterData: true });
        return (words) => {
          before = words;
          show();
        };
      })();
      window.Gatehouse.beforeTitle($0);
      """;

  private final Component owner;
  private String words = "";

  /** The words are there for as long as the component is. */
  TitleProgress(Component owner) {
    this.owner = owner;
    owner.addAttachListener(attached -> {
      UI ui = attached.getUI();
      send(ui, words);
      Registration[] detach = new Registration[1];
      detach[0] =
          owner.addDetachListener(detached -> {
            send(ui, "");
            detach[0].remove();
          });
    });
  }

  /** Nothing for none. */
  void show(String next) {
    if (!next.equals(words)) {
      words = next;
      owner.getUI().ifPresent(ui -> send(ui, next));
    }
  }

  private static void send(UI ui, String words) {
    ui.getPage().executeJs(SCRIPT, words);
  }
}
