// An account that changes: other keys, other places for them; and the test of what is not saved yet.

#include "accounts/account_file.h"
#include "tests/flows/engine_rig.h"

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// The same draft with its secret for this run only.
AccountDraft inSession(AccountDraft draft, const QByteArray &secret)
{
    for (auto it = draft.account.secrets.begin(); it != draft.account.secrets.end(); ++it) {
        *it = {SecretRef::Place::Session, {}};
        if (!secret.isEmpty())
            draft.secrets.emplace(it.key(), std::make_shared<const Secret>(secret));
    }
    return draft;
}

QByteArray secretOf(EngineRig &rig)
{
    return rig.sandbox().accounts().constFirst().secret.first().toLatin1();
}

} // namespace

class TestEngineChanges final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newKeyHealsAndRowsStay();
    void secretsThatAreNotGivenStay();
    void leavesAllAsItWasWhereItCannotBe();
    void testsADraft();
    void keychainIsProbed();
    void endsWithTheEngine();
};

void TestEngineChanges::newKeyHealsAndRowsStay()
{
    EngineRig rig(60);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    engine->refresh();
    QTRY_VERIFY(engine->store().size() > 0 && !engine->isRefreshing());
    const qsizetype rows = engine->store().size();
    // a wrong key: the account is refused, and keeps its rows
    QVERIFY(answerOf(engine->changeAccount(inSession(rig.draft(u"a"_s), "00000000000000000000000000000000"))));
    QTRY_VERIFY(statusOf(*engine, u"a"_s).channel.phase == ChannelState::Phase::SignInAgain);
    QCOMPARE(engine->store().size(), rows);
    // the right one heals it without a further word
    QVERIFY(answerOf(engine->changeAccount(inSession(rig.draft(u"a"_s), secretOf(rig)))));
    QTRY_VERIFY(statusOf(*engine, u"a"_s).channel.phase == ChannelState::Phase::Good);
    QVERIFY(engine->store().size() >= rows);
    const auto saved = AccountFile(rig.profileDir()).load();
    QVERIFY(saved && saved->size() == 1);
    QCOMPARE(saved->constFirst().secrets.first().place, SecretRef::Place::Session);
    QCOMPARE(statusOf(*engine, u"a"_s).account, saved->constFirst());
}

void TestEngineChanges::secretsThatAreNotGivenStay()
{
    EngineRig rig(10);
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(answerOf(engine->addAccount(inSession(rig.draft(u"a"_s), secretOf(rig)))));
    AccountDraft other = inSession(rig.draft(u"a"_s), {});
    other.account.set.insert(u"is-test"_s, u"false"_s);
    QVERIFY(answerOf(engine->changeAccount(other)));
    const auto stages = answerOf(engine->testAccount(u"a"_s));
    QVERIFY(stages && !stages->constLast().error);
    QCOMPARE(statusOf(*engine, u"a"_s).account.set.value(u"is-test"_s), u"false"_s);
}

void TestEngineChanges::leavesAllAsItWasWhereItCannotBe()
{
    EngineRig rig(10);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    const auto before = AccountFile(rig.profileDir()).load();
    const auto refusedAs = [&](const AccountDraft &draft) { return answerOf(engine->changeAccount(draft)).error().code; };
    QCOMPARE(refusedAs(rig.draft(u"b"_s)), u"account-unknown"_s);
    // a secret that moves must be given anew
    QCOMPARE(refusedAs(inSession(rig.draft(u"a"_s), {})), u"account-key"_s);
    AccountDraft malformed = rig.draft(u"a"_s);
    malformed.account.set.insert(u"app-id"_s, u"not a number"_s);
    QCOMPARE(refusedAs(malformed), u"account-key"_s);
    // no keychain in this rig
    AccountDraft keychain = inSession(rig.draft(u"a"_s), secretOf(rig));
    keychain.account.secrets.first().place = SecretRef::Place::Keychain;
    QCOMPARE(refusedAs(keychain), u"keychain-absent"_s);
    QVERIFY(*AccountFile(rig.profileDir()).load() == *before);
    QCOMPARE(statusOf(*engine, u"a"_s).account, before->constFirst());
}

void TestEngineChanges::testsADraft()
{
    EngineRig rig(10);
    const auto engine = rig.engine();
    QCOMPARE(answerOf(engine->testDraft(rig.draft(u"a"_s))).error().code, u"profile-not-open"_s);
    QVERIFY(answerOf(engine->open()));
    // neither saved before nor afterwards
    const auto wrong = answerOf(engine->testDraft(inSession(rig.draft(u"a"_s), "00000000000000000000000000000000")));
    QVERIFY(wrong);
    QCOMPARE(wrong->constLast().kind, TestStage::Kind::SignIn);
    QVERIFY(wrong->constLast().error && wrong->constLast().error->kind == ErrorKind::Credential);
    const auto right = answerOf(engine->testDraft(inSession(rig.draft(u"a"_s), secretOf(rig))));
    QVERIFY(right && !right->constLast().error);
    QCOMPARE(right->constLast().kind, TestStage::Kind::List);
    QVERIFY(engine->accounts().isEmpty());
    QVERIFY(AccountFile(rig.profileDir()).load()->isEmpty());
    AccountDraft bare = rig.draft(u"a"_s);
    bare.account.set.clear();
    QCOMPARE(answerOf(engine->testDraft(bare)).error().code, u"account-key"_s);
    // of a saved account: what the draft does not bring is as it was
    QVERIFY(answerOf(engine->addAccount(inSession(rig.draft(u"a"_s), secretOf(rig)))));
    const auto kept = answerOf(engine->testDraft(inSession(rig.draft(u"a"_s), {})));
    QVERIFY(kept && !kept->constLast().error);
}

void TestEngineChanges::keychainIsProbed()
{
    EngineRig rig(10);
    const auto engine = rig.engine();
    QCOMPARE(answerOf(engine->probeKeychain()).error().code, u"keychain-absent"_s);
}

void TestEngineChanges::endsWithTheEngine()
{
    EngineRig rig(10);
    auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(rig.play(u"hang"_s));
    const auto testing = engine->testDraft(rig.draft(u"a"_s));
    const auto changing = engine->changeAccount(inSession(rig.draft(u"a"_s), secretOf(rig)));
    QTRY_VERIFY(!rig.sandbox().requests().isEmpty());
    engine.reset();
    QVERIFY(ends(testing) && ends(changing));
    QCOMPARE(testing.result().error().kind, ErrorKind::Cancelled);
}

} // namespace deck

using deck::TestEngineChanges;
QTEST_GUILESS_MAIN(TestEngineChanges)
#include "test_engine_changes.moc"
