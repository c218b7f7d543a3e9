package app.gatehouse.audit;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the records' table. Whoever calls has decided what the reader may see. */
@Component
class ActivitySearch {

  private final JdbcClient database;

  ActivitySearch(JdbcClient database) {
    this.database = database;
  }

  /** The newest first; the number in place of the time, since a clock may be set back. */
  List<Activity> find(Optional<AccountId> only, ActivityFilter filter, int offset, int limit) {
    Condition condition = Condition.of(only, filter);
    return database
        .sql(
            """
            SELECT seq, account_id, account_name, by_name, kind, provider_id, detail, address,
              happened_at
            FROM activity%s ORDER BY seq DESC LIMIT :limit OFFSET :offset
            """
                .formatted(condition.where()))
        .params(condition.values())
        .param("limit", limit)
        .param("offset", offset)
        .query((row, number) -> activity(row))
        .list();
  }

  int count(Optional<AccountId> only, ActivityFilter filter) {
    Condition condition = Condition.of(only, filter);
    return database
        .sql("SELECT COUNT(*) FROM activity" + condition.where())
        .params(condition.values())
        .query(Integer.class)
        .single();
  }

  /** What each account that has activity is called in the newest of it. */
  Map<AccountId, String> lastNames() {
    Map<AccountId, String> names = new LinkedHashMap<>();
    database
        .sql(
            """
            SELECT account_id, account_name FROM activity WHERE seq IN (
              SELECT MAX(seq) FROM activity
              WHERE account_id IS NOT NULL AND account_name IS NOT NULL GROUP BY account_id)
            """)
        .query(row -> {
          names.put(new AccountId(row.getObject(1, UUID.class)), row.getString(2));
        });
    return names;
  }

  private static Activity activity(ResultSet row) throws SQLException {
    @Nullable UUID account = row.getObject("account_id", UUID.class);
    @Nullable String provider = row.getString("provider_id");
    return new Activity(
        row.getLong("seq"),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        ActivityKind.ofStored(row.getString("kind")),
        account == null ? null : new AccountId(account),
        row.getString("account_name"),
        row.getString("by_name"),
        provider == null ? null : new ProviderId(provider),
        row.getString("detail"),
        row.getString("address"));
  }

  /** What follows WHERE, if anything, and the values of its places. */
  private record Condition(List<String> parts, Map<String, Object> values) {

    static Condition of(Optional<AccountId> only, ActivityFilter filter) {
      Condition condition = new Condition(new ArrayList<>(), new HashMap<>());
      only.ifPresent(account -> {
        condition.parts.add("account_id = :account");
        condition.values.put("account", account.value());
      });
      if (filter.group() != null) {
        condition.parts.add("kind IN (:group)");
        condition.values.put("group", stored(kindsOf(filter.group())));
      }
      for (int i = 0; i < filter.terms().size(); i++) {
        condition.parts.add(condition.matches(filter.terms().get(i), "t" + i));
      }
      return condition;
    }

    String where() {
      return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }

    private String matches(ActivityFilter.Term term, String name) {
      List<String> ways = new ArrayList<>();
      for (String column : List.of("account_name", "by_name", "detail", "address")) {
        ways.add("POSITION(:%s IN LOWER(%s)) > 0".formatted(name, column));
      }
      values.put(name, term.text());
      in(ways, "kind", name + "Kinds", stored(term.kinds()));
      in(ways, "detail", name + "Uses", term.purposes().stream().map(Enum::name).toList());
      in(
          ways,
          "provider_id",
          name + "Providers",
          term.providers().stream().map(ProviderId::value).toList());
      return "(" + String.join(" OR ", ways) + ")";
    }

    private void in(List<String> ways, String column, String name, List<String> accepted) {
      if (!accepted.isEmpty()) {
        ways.add("%s IN (:%s)".formatted(column, name));
        values.put(name, accepted);
      }
    }

    private static List<ActivityKind> kindsOf(ActivityKind.Group group) {
      return Arrays.stream(ActivityKind.values()).filter(kind -> kind.group() == group).toList();
    }

    private static List<String> stored(Collection<ActivityKind> kinds) {
      return kinds.stream().map(ActivityKind::stored).toList();
    }
  }
}
