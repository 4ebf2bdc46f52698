#include "engine/account_test.h"

#include "engine/shared_rate.h"
#include "net/http_client.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// Has the form of an ID and can be none: what is asked for where nothing can be listed.
QString idOfNone()
{
    return QString(32, u'0');
}

/// Whether the vendor had accepted the signature before it said this.
bool cameAfterSignIn(const ApiError &error)
{
    return error.kind == ErrorKind::Rejected || error.kind == ErrorKind::Throttled;
}

} // namespace

AccountTest::AccountTest(const SessionRoom &room, AccountDraft draft, const Vendor &vendor,
                         Answer<Result<QList<TestStage>>> answer, QObject *parent)
    : QObject(parent)
    , m_room(room)
    , m_account(std::move(draft.account))
    , m_secrets(std::move(draft.secrets))
    , m_vendor(vendor)
    , m_answer(std::move(answer))
    , m_endpoint(endpointOf(m_account, vendor.info))
    , m_stageSince(room.clock.monotonic())
{
}

AccountTest::~AccountTest()
{
    m_cancel.cancel();
    m_client.reset();
    if (m_channel)
        disconnect(m_channel.get(), nullptr, this, nullptr);
}

void AccountTest::start()
{
    lookUpName();
}

void AccountTest::lookUpName()
{
    const QString host = m_endpoint.host();
    if (isLoopbackHost(host) || !QHostAddress(host).isNull()) {
        pass(TestStage::Kind::NameLookup, host);
        openLink();
        return;
    }
    const int lookup = QHostInfo::lookupHost(host, this, &AccountTest::nameFound);
    m_room.clock.after(m_room.timeout, this, [this, lookup, host] {
        if (!m_stages.isEmpty() || m_ended)
            return;
        QHostInfo::abortHostLookup(lookup);
        fail(TestStage::Kind::NameLookup,
             failure(ErrorKind::TimedOut, u"timeout"_s, u"No answer about the name "_s + host, host).value());
    });
}

void AccountTest::nameFound(const QHostInfo &info)
{
    if (m_ended)
        return;
    if (info.error() != QHostInfo::NoError) {
        fail(TestStage::Kind::NameLookup, failure(ErrorKind::Unreachable, u"host-not-found"_s, info.errorString()).value());
        return;
    }
    pass(TestStage::Kind::NameLookup, m_endpoint.host());
    openLink();
}

/// Any answer will do: it proves the link and tells the server's time.
void AccountTest::openLink()
{
    HttpRequest request;
    request.method = "GET"_ba;
    request.url = m_endpoint;
    if (request.url.path().isEmpty())
        request.url.setPath(u"/"_s);
    HttpClient::Options options;
    options.timeout = m_room.timeout;
    await(m_room.http.send(std::move(request), options, m_cancel.token()), this,
          [this](const Result<HttpReply> &reply) { linkAnswered(reply); });
}

void AccountTest::linkAnswered(const Result<HttpReply> &reply)
{
    const bool secure = m_endpoint.scheme() == u"https"_s;
    const bool noLink = !reply && (reply.error().kind == ErrorKind::Unreachable || reply.error().kind == ErrorKind::TimedOut);
    if (noLink) { // plain http has no link of its own: what cannot be reached cannot be signed in to
        fail(secure ? TestStage::Kind::SecureLink : TestStage::Kind::SignIn, reply.error());
        return;
    }
    if (secure)
        pass(TestStage::Kind::SecureLink, m_endpoint.host());
    if (reply && reply->serverDate) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*reply->serverDate - reply->receivedAt).count();
        pass(TestStage::Kind::Clock, QString::number(seconds));
    }
    signIn();
}

void AccountTest::signIn()
{
    Account kept = m_account;
    for (const auto &[name, secret] : m_secrets)
        kept.secrets.remove(name);
    await(m_room.vault.credential(kept), this, [this](const Result<CredentialPtr> &credential) {
        if (credential)
            askVendor(withDraft(**credential));
        else
            fail(TestStage::Kind::SignIn, credential.error());
    });
}

CredentialPtr AccountTest::withDraft(const Credential &kept) const
{
    auto whole = std::make_shared<Credential>();
    whole->set = kept.set;
    for (const auto &[name, secret] : kept.secrets)
        whole->secrets.insert_or_assign(name, Secret(secret.reveal()));
    for (const auto &[name, secret] : m_secrets)
        whole->secrets.insert_or_assign(name, Secret(secret->reveal()));
    return whole;
}

void AccountTest::askVendor(const CredentialPtr &credential)
{
    m_channel = std::make_unique<AccountChannel>(m_room.http, m_room.clock, m_room.timeout);
    if (m_room.sharesRates)
        m_channel->shareRates(sharedRate(m_room.database, m_room.clock, m_account.name));
    // A test tells what is wrong at the first try; it does not sit out the channel's retries. Only a clock that is off is
    // tried again, with corrected time.
    connect(m_channel.get(), &AccountChannel::stateChanged, this, [this](const ChannelState &state) {
        const bool inTrouble = state.phase == ChannelState::Phase::Throttled || state.phase == ChannelState::Phase::Failing
            || state.phase == ChannelState::Phase::Offline;
        if (inTrouble && state.reason.kind != ErrorKind::Clock)
            signInFailed(state.reason);
    });
    m_client = m_vendor.makeClient({m_account, m_endpoint, regionOf(m_account, m_vendor.info), credential, *m_channel, m_room.clock});
    if (m_vendor.info.canList()) {
        await(m_client->page({}, m_cancel.token()), this,
              [this](const Result<Page> &page) { answered(page.map([](const Page &first) { return first.uploads.size(); })); });
    } else {
        await(m_client->details(m_vendor.info.primaryKind, {idOfNone()}, m_cancel.token()), this, [this](const Result<Details> &details) {
            answered(details.map([](const Details &found) { return found.uploads.size(); }));
        });
    }
}

void AccountTest::answered(const Result<qsizetype> &found)
{
    if (m_ended)
        return;
    // that there is no such upload is an answer to somebody signed in
    const bool none = !found && found.error().kind == ErrorKind::NotFound && !m_vendor.info.canList();
    if (!found && !none) {
        signInFailed(found.error());
        return;
    }
    pass(TestStage::Kind::SignIn);
    pass(TestStage::Kind::List, QString::number(none ? 0 : *found));
    Q_EMIT passed();
    end();
}

void AccountTest::signInFailed(const ApiError &error)
{
    if (m_ended)
        return;
    if (error.kind == ErrorKind::Clock) {
        if (m_stages.constLast().kind != TestStage::Kind::Clock)
            pass(TestStage::Kind::Clock);
        m_stages.last().error = error;
        end();
    } else if (cameAfterSignIn(error)) {
        pass(TestStage::Kind::SignIn);
        fail(TestStage::Kind::List, error);
    } else {
        fail(TestStage::Kind::SignIn, error);
    }
}

Milliseconds AccountTest::stageTime()
{
    const Milliseconds since = std::exchange(m_stageSince, m_room.clock.monotonic());
    return m_stageSince - since;
}

void AccountTest::pass(TestStage::Kind kind, const QString &detail)
{
    m_stages.append({kind, std::nullopt, detail, stageTime()});
}

void AccountTest::fail(TestStage::Kind kind, ApiError error)
{
    m_stages.append({kind, std::move(error), {}, stageTime()});
    end();
}

void AccountTest::end()
{
    m_ended = true;
    m_answer.give(m_stages);
    deleteLater();
}

} // namespace deck
