package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.Icons;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account's conversations, to be searched and opened. */
final class ConversationList extends Nav {

  /** Longer lists are shown when asked for. */
  private static final int FIRST = 100;

  /** Letters; what is shorter stands everywhere. */
  private static final int SEARCHED = 3;

  private final ChatTools tools;
  private final AccountId account;
  private final TextField search = new TextField();
  private final ConversationMenu menu;
  private final UnorderedList rows = new UnorderedList();
  private final Div items = new Div();
  private final Map<ConversationId, ConversationRow> made = new HashMap<>();
  private @Nullable ConversationId open;
  private @Nullable BackgroundWork searching;
  private Set<ConversationId> inside = Set.of();
  private int most = FIRST;

  ConversationList(ChatTools tools, AccountId account, Runnable startNew, Runnable close) {
    this.tools = tools;
    this.account = account;
    addClassName("chat-list");
    getElement().setAttribute("aria-label", t("chat.list"));
    Button begin = new Button(t("chat.new"), Icons.ADD.create(), click -> startNew.run());
    begin.addClassName("chat-new");
    Button back = Quiet.button(Icons.CLOSE, t("chat.list.close"));
    back.addClassName("chat-list-close");
    back.addClickListener(click -> close.run());
    Div head = new Div(begin, back);
    head.addClassName("chat-list-head");
    search.setAriaLabel(t("chat.search"));
    search.setPlaceholder(t("chat.search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(change -> search());
    items.addClassName("chat-list-items");
    menu = new ConversationMenu(tools, account);
    add(head, search, items, menu);
    refresh();
  }

  void open(@Nullable ConversationId conversation) {
    open = conversation;
    refresh();
  }

  void refresh() {
    String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
    List<Conversation> found =
        tools.conversations().list(account).stream()
            .filter(conversation ->
                ConversationRow.holds(conversation, wanted) || inside.contains(conversation.id()))
            .toList();
    showRows(found.stream().limit(most).map(this::row).toList());
    items.getChildren().filter(child -> !child.equals(rows)).toList().forEach(items::remove);
    if (found.isEmpty()) {
      Paragraph none = new Paragraph(wanted.isEmpty() ? t("chat.list.empty") : t("chat.list.none"));
      none.addClassName("hint");
      items.add(none);
    } else if (found.size() > most) {
      items.add(
          new Button(
              t("chat.list.all", found.size()),
              click -> {
                most = Integer.MAX_VALUE;
                refresh();
              }));
    }
  }

  /** Left as they are where they are the same ones, so that focus and an open menu stay. */
  private void showRows(List<ConversationRow> wanted) {
    if (!rows.getChildren().toList().equals(wanted)) {
      rows.removeAll();
      wanted.forEach(rows::add);
    }
    if (wanted.isEmpty()) {
      items.remove(rows);
    } else if (rows.getParent().isEmpty()) {
      items.addComponentAsFirst(rows);
    }
    made.values().retainAll(Set.copyOf(wanted));
  }

  /** Titles at once; what was said takes longer. */
  private void search() {
    String wanted = search.getValue().strip();
    if (searching != null) {
      searching.cancel();
    }
    inside = Set.of();
    refresh();
    if (wanted.length() >= SEARCHED) {
      searching =
          BackgroundWork.start(
              UI.getCurrent(),
              () -> tools.conversations().containing(account, wanted),
              found -> {
                inside = found;
                refresh();
              });
    }
  }

  private ConversationRow row(Conversation conversation) {
    ConversationRow row =
        made.computeIfAbsent(conversation.id(), id -> new ConversationRow(id, menu));
    row.show(conversation, conversation.id().equals(open), tools.clock().instant());
    return row;
  }
}
