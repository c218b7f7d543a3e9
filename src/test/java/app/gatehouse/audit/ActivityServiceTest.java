package app.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.audit.ActivityFilter.Term;
import app.gatehouse.audit.ActivityKind.Group;
import app.gatehouse.audit.ActivityService.Subject;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.providers.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@GatehouseTest
class ActivityServiceTest {

  private static final ProviderId OPENAI = new ProviderId("openai");
  private static final ProviderId GROQ = new ProviderId("groq");

  @Autowired ActivityService activity;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient database;
  private AccountId ann;
  private AccountId ben;

  @BeforeEach
  void makeAccounts() {
    ann = TestAccounts.add(database);
    ben = TestAccounts.add(database);
  }

  @AfterEach
  void forgetTheRequest() {
    RequestContextHolder.resetRequestAttributes();
  }

  private void happen(Object event) {
    events.publishEvent(event);
  }

  private static CredentialEvent saved(AccountId account, ProviderId provider) {
    return new CredentialEvent.Saved(account, provider, false);
  }

  private List<Activity> all(AccountId reader) {
    return activity.find(reader, ActivityFilter.all(), 0, 100);
  }

  private List<ActivityKind> kinds(AccountId reader, ActivityFilter filter) {
    return activity.find(reader, filter, 0, 100).stream()
        .map(row -> row.kind().orElseThrow())
        .toList();
  }

  private void makeOwner(AccountId account) {
    database.sql("UPDATE account SET owner_slot = NULL WHERE owner_slot = 1").update();
    database.sql("UPDATE account SET owner_slot = 1 WHERE id = ?").param(account.value()).update();
  }

  private String name(AccountId account) {
    return "user-" + account;
  }

  private ActivityFilter only(AccountId account) {
    return new ActivityFilter(null, account, List.of());
  }

  @Nested
  class WhatIsWrittenDown {

    @Test
    void isKeptWhenTheCallReturnsAlsoOutsideOfATransaction() {
      happen(new AccountEvent.SignedIn(ann));

      assertThat(all(ann))
          .singleElement()
          .satisfies(row -> {
            assertThat(row.kind()).contains(ActivityKind.SIGNED_IN);
            assertThat(row.account()).isEqualTo(ann);
            assertThat(row.accountName()).isEqualTo(name(ann));
            assertThat(row.by()).isNull();
            assertThat(row.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
          });
    }

    @Test
    void goesWithTheTransactionOfWhoeverTells() {
      transaction.executeWithoutResult(status -> {
        happen(saved(ann, OPENAI));
        status.setRollbackOnly();
      });

      assertThat(all(ann)).isEmpty();
    }

    @Test
    void stopsWhatItIsAboutWhenItCannotBeWritten() {
      try (NoActivity _ = new NoActivity(database)) {
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> happen(new AccountEvent.SignedIn(ann)));
      }
    }

    @Test
    void hasTheAddressOfTheRequest() {
      MockHttpServletRequest request = new MockHttpServletRequest();
      request.setRemoteAddr("203.0.113.7");
      RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

      happen(new AccountEvent.SignInRefused(ann));
      RequestContextHolder.resetRequestAttributes();
      happen(new AccountEvent.SignInRefused(ann));

      assertThat(all(ann)).extracting(Activity::address).containsExactly(null, "203.0.113.7");
    }

    @Test
    void keepsTheNameThatWasTrueThen() {
      happen(new AccountEvent.SignedIn(ann));
      database
          .sql("UPDATE account SET username = 'Anna', username_key = 'anna' WHERE id = ?")
          .param(ann.value())
          .update();
      happen(new AccountEvent.SignedOut(ann));

      assertThat(all(ann)).extracting(Activity::accountName).containsExactly("Anna", name(ann));
    }

    @Test
    void namesAnAccountThatIsGoneAsItWasLastCalled() {
      happen(new AccountEvent.SignedIn(ben));
      database.sql("DELETE FROM account WHERE id = ?").param(ben.value()).update();
      happen(new AccountEvent.SignedOut(ben));
      makeOwner(ann);

      assertThat(activity.find(ann, only(ben), 0, 10))
          .extracting(Activity::accountName)
          .containsExactly(name(ben), name(ben));
    }

    @Test
    void isNumberedInTheOrderItHappened() {
      happen(saved(ann, OPENAI));
      happen(saved(ann, GROQ));
      happen(new CredentialEvent.Deleted(ann, OPENAI));

      assertThat(all(ann)).extracting(Activity::seq).isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(all(ann))
          .extracting(Activity::kind)
          .containsExactly(
              Optional.of(ActivityKind.CREDENTIAL_DELETED),
              Optional.of(ActivityKind.CREDENTIAL_SAVED),
              Optional.of(ActivityKind.CREDENTIAL_SAVED));
    }

    @Test
    void ofAnotherVersionIsReadAllTheSame() {
      happen(saved(ann, OPENAI));
      database
          .sql("UPDATE activity SET kind = 'from-the-future' WHERE account_id = ?")
          .param(ann.value())
          .update();

      assertThat(all(ann)).singleElement().extracting(Activity::kind).isEqualTo(Optional.empty());
    }
  }

  @Nested
  class WhatIsRead {

    @BeforeEach
    void happenToBoth() {
      happen(saved(ann, OPENAI));
      happen(new CredentialEvent.Used(ann, OPENAI, Purpose.COPY));
      happen(saved(ben, GROQ));
      happen(new AccountEvent.SignInRefused(null));
    }

    @Test
    void isAMembersOwnAlone() {
      assertThat(all(ben)).extracting(Activity::account).containsExactly(ben);
      assertThat(activity.find(ben, only(ann), 0, 10))
          .extracting(Activity::account)
          .containsExactly(ben);
      assertThat(activity.count(ben, only(ann))).isOne();
      assertThat(activity.subjects(ben)).isEmpty();
    }

    @Test
    void isNothingForSomebodyWhoIsNobody() {
      assertThat(all(AccountId.random())).isEmpty();
    }

    @Test
    void isEverythingForTheOwner() {
      makeOwner(ann);

      assertThat(activity.find(ann, ActivityFilter.all(), 0, 4))
          .extracting(Activity::account)
          .containsExactly(null, ben, ann, ann);
      assertThat(activity.find(ann, only(ben), 0, 10))
          .extracting(Activity::account)
          .containsExactly(ben);
      assertThat(activity.subjects(ann))
          .contains(new Subject(ann, name(ann), false), new Subject(ben, name(ben), false));
    }

    @Test
    void isOfTheAccountsThatAreGoneToo() {
      database.sql("DELETE FROM account WHERE id = ?").param(ben.value()).update();
      makeOwner(ann);

      assertThat(activity.subjects(ann))
          .contains(new Subject(ben, name(ben), true))
          .last()
          .extracting(Subject::removed)
          .isEqualTo(true);
    }

    @Test
    void isFoundByItsGroup() {
      happen(new AccountEvent.SignedIn(ann));

      assertThat(kinds(ann, new ActivityFilter(Group.SIGN_IN, null, List.of())))
          .containsExactly(ActivityKind.SIGNED_IN);
      assertThat(kinds(ann, new ActivityFilter(Group.KEYS, null, List.of())))
          .containsExactly(ActivityKind.CREDENTIAL_USED, ActivityKind.CREDENTIAL_SAVED);
      assertThat(activity.count(ann, new ActivityFilter(Group.SYSTEM, null, List.of()))).isZero();
    }

    @Test
    void isFoundByWhatATermStandsFor() {
      happen(saved(ann, GROQ));

      assertThat(kinds(ann, with(new Term("x", Set.of(), Set.of(Purpose.COPY), Set.of()))))
          .containsExactly(ActivityKind.CREDENTIAL_USED);
      assertThat(kinds(ann, with(new Term("x", Set.of(), Set.of(), Set.of(OPENAI)))))
          .containsExactly(ActivityKind.CREDENTIAL_USED, ActivityKind.CREDENTIAL_SAVED);
      assertThat(
              kinds(
                  ann,
                  with(
                      new Term("x", Set.of(ActivityKind.CREDENTIAL_SAVED), Set.of(), Set.of()),
                      new Term("x", Set.of(), Set.of(), Set.of(OPENAI)))))
          .containsExactly(ActivityKind.CREDENTIAL_SAVED);
    }

    @Test
    void isFoundByAPartOfTheUserName() {
      makeOwner(ann);

      assertThat(activity.find(ann, with(text(ben.toString().substring(9, 23))), 0, 10))
          .extracting(Activity::account)
          .containsExactly(ben);
      assertThat(activity.find(ann, with(text("100%_'\"; drop")), 0, 10)).isEmpty();
    }

    @Test
    void comesInParts() {
      for (int i = 0; i < 10; i++) {
        happen(saved(ben, OPENAI));
      }

      List<Activity> whole = all(ben);

      assertThat(activity.count(ben, ActivityFilter.all())).isEqualTo(11);
      assertThat(whole).hasSize(11);
      assertThat(activity.find(ben, ActivityFilter.all(), 4, 3)).isEqualTo(whole.subList(4, 7));
      assertThat(activity.find(ben, ActivityFilter.all(), 11, 3)).isEmpty();
    }

    private ActivityFilter with(Term... terms) {
      return new ActivityFilter(null, null, List.of(terms));
    }

    private Term text(String text) {
      return new Term(text, Set.of(), Set.of(), Set.of());
    }
  }
}
