#include "sandbox/sandbox.h"

#include "sandbox/faults.h"
#include "sandbox/http_server.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QLocale>
#include <QThread>

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace deck {

using namespace sandbox;

namespace {

constexpr qsizetype mostRequestsKept = 50'000;

QByteArray httpDate(Instant instant)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

/// A scenario as it is asked for: "close-at-half", or "huawei-vod:close-at-half" for one vendor.
struct ScenarioName
{
    explicit ScenarioName(const QString &text)
        : vendor(text.contains(u':') ? text.section(u':', 0, 0) : QString())
        , name(text.contains(u':') ? text.section(u':', 1) : text)
        , limited(text.contains(u':'))
    {
    }
    QString vendor; ///< empty: all
    QString name;
    bool limited;
};

bool isKnown(const ScenarioName &scenario, const std::vector<std::unique_ptr<SandboxVendor>> &vendors)
{
    if (scenario.limited) {
        const Fault *limited = fault(scenario.name);
        return limited && limited->door == Fault::Door::Open
            && std::any_of(vendors.cbegin(), vendors.cend(), [&](const auto &one) { return one->id() == scenario.vendor; });
    }
    const QList<Sandbox::Scenario> all = Sandbox::scenarios();
    return scenario.name.isEmpty()
        || std::any_of(all.cbegin(), all.cend(), [&](const Sandbox::Scenario &one) { return one.name == scenario.name; });
}

QJsonObject toJson(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

} // namespace

/// Between HTTP and the vendors: finds the vendor, plays the fault, writes the log.
class Sandbox::Server final
{
public:
    explicit Server(SandboxSetup setup);
    ~Server();
    Q_DISABLE_COPY_MOVE(Server)

    Result<void> start();
    Result<void> setScenario(const QString &name);
    [[nodiscard]] QList<SandboxAccount> accounts() const;
    [[nodiscard]] QUrl endpoint() const;
    [[nodiscard]] QList<SandboxRequest> requests() const;

private:
    Answer answer(const Request &request);
    [[nodiscard]] Result<void> check(const QString &name) const;
    Result<void> play(const QString &name);
    Result<void> onServerThread(const std::function<Result<void>()> &function);
    void record(SandboxRequest request);

    const SandboxSetup m_setup;
    const std::shared_ptr<Clock> m_clock;
    const std::vector<std::unique_ptr<SandboxVendor>> m_vendors; ///< answer() on the server's thread only
    QThread m_thread;
    HttpServer *m_http = nullptr;

    // on the server's thread once it runs
    Seeded m_dice;
    const Fault *m_fault = nullptr;
    QString m_faultyVendor; ///< whom the fault is limited to; empty: all
    Instant m_scenarioStart;
    int m_scenarioRequests = 0;
    QHash<QString, int> m_operationRequests;

    mutable std::mutex m_mutex;
    QString m_scenario;
    quint16 m_port = 0;
    QList<SandboxRequest> m_requests;
};

Sandbox::Server::Server(SandboxSetup setup)
    : m_setup(std::move(setup))
    , m_clock(m_setup.clock ? m_setup.clock : std::make_shared<SystemClock>())
    , m_vendors(makeVendors({m_setup.seed, m_clock->now(), m_setup.uploads}))
    , m_dice(m_setup.seed)
    , m_scenarioStart(m_clock->now())
    , m_scenario(m_setup.scenario)
{
    m_thread.setObjectName(u"sandbox"_s);
}

Sandbox::Server::~Server()
{
    // nothing on that thread blocks, so it ends at once whatever an answer waits for
    m_thread.quit();
    m_thread.wait();
}

Result<void> Sandbox::Server::start()
{
    if (const Result<void> known = check(m_scenario); !known)
        return known;
    if (!m_http) {
        m_http = new HttpServer([this](const Request &request) { return answer(request); }, *m_clock);
        m_http->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_http, &QObject::deleteLater);
        m_thread.start();
    }
    if (endpoint().isValid())
        return {};
    return onServerThread([this]() -> Result<void> {
        const Result<void> listening = m_http->listen(m_setup.port);
        if (!listening)
            return listening;
        {
            const std::lock_guard lock(m_mutex);
            m_port = m_http->port();
        }
        return play(m_scenario);
    });
}

Result<void> Sandbox::Server::setScenario(const QString &name)
{
    return onServerThread([this, name] { return play(name); });
}

Result<void> Sandbox::Server::onServerThread(const std::function<Result<void>()> &function)
{
    if (!m_thread.isRunning())
        return function();
    Result<void> result;
    QMetaObject::invokeMethod(
        m_http, [&] { result = function(); }, Qt::BlockingQueuedConnection);
    return result;
}

Result<void> Sandbox::Server::check(const QString &name) const
{
    if (!isKnown(ScenarioName(name), m_vendors))
        return failure(ErrorKind::BadInput, u"unknown-scenario"_s, u"The sandbox has no scenario of that name: "_s + name, name);
    return {};
}

Result<void> Sandbox::Server::play(const QString &name)
{
    if (const Result<void> known = check(name); !known)
        return known;
    const ScenarioName scenario(name);
    const Fault::Door before = m_fault ? m_fault->door : Fault::Door::Open;
    m_fault = fault(scenario.name);
    m_faultyVendor = scenario.vendor;
    m_scenarioStart = m_clock->now();
    m_scenarioRequests = 0;
    m_operationRequests.clear();
    m_dice = Seeded(m_setup.seed);
    {
        const std::lock_guard lock(m_mutex);
        m_scenario = name;
    }
    const Fault::Door door = m_fault ? m_fault->door : Fault::Door::Open;
    if (!m_http || door == before)
        return {};
    switch (door) {
    case Fault::Door::Open:
        return m_http->listen(m_http->port());
    case Fault::Door::Refused:
        m_http->refuse();
        return {};
    case Fault::Door::Silent:
        return m_http->fallSilent();
    }
    Q_UNREACHABLE();
}

Answer Sandbox::Server::answer(const Request &request)
{
    const auto vendor = std::find_if(m_vendors.cbegin(), m_vendors.cend(), [&](const auto &one) { return one->claims(request); });
    const bool claimed = vendor != m_vendors.cend();
    const QString vendorId = claimed ? (*vendor)->id() : QString();
    const QString operation = claimed ? (*vendor)->operation(request) : QString();
    const bool spared = !m_faultyVendor.isEmpty() && m_faultyVendor != vendorId;
    const Fault *played = spared ? nullptr : m_fault;

    Moment moment;
    moment.now = m_clock->now();
    moment.serverTime = moment.now + (played ? played->clockError : Milliseconds::zero());
    moment.monotonic = m_clock->monotonic();
    moment.scenario = spared ? QString() : ScenarioName(m_scenario).name; // written on this thread only
    moment.scenarioStart = m_scenarioStart;
    moment.scenarioRequests = ++m_scenarioRequests;
    FaultContext context {request, moment, ++m_operationRequests[vendorId + u'/' + operation], endpoint(), m_dice,
                          claimed ? vendor->get() : nullptr};

    std::optional<Answer> answer;
    if (played && played->instead)
        answer = played->instead(context);
    const bool inPlace = answer.has_value();
    if (!inPlace)
        answer = claimed ? (*vendor)->answer(request, moment)
                         : textAnswer(404, "text/plain", "No vendor of this sandbox knows that request.\n");
    answer->setHeader("Date", httpDate(moment.serverTime));
    if (!inPlace && played && played->spoil)
        played->spoil(context, *answer);
    record({vendorId, operation, request.method, request.target, request.body, moment.now,
            answer->isWhole() ? answer->status : 0});
    return *std::move(answer);
}

void Sandbox::Server::record(SandboxRequest request)
{
    const std::lock_guard lock(m_mutex);
    if (m_requests.size() == mostRequestsKept)
        m_requests.removeFirst();
    m_requests.append(std::move(request));
}

QUrl Sandbox::Server::endpoint() const
{
    const std::lock_guard lock(m_mutex);
    if (m_port == 0)
        return {};
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_port);
    return url;
}

QList<SandboxAccount> Sandbox::Server::accounts() const
{
    QString scenario;
    {
        const std::lock_guard lock(m_mutex);
        scenario = m_scenario;
    }
    QList<SandboxAccount> all;
    for (const auto &vendor : m_vendors)
        all += vendor->accounts(scenario);
    for (SandboxAccount &account : all) {
        for (QString &value : account.set)
            value.replace(QLatin1StringView(sandboxRoot), endpoint().toString());
    }
    return all;
}

QList<SandboxRequest> Sandbox::Server::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

QList<Sandbox::Scenario> Sandbox::scenarios()
{
    QList<Scenario> all;
    for (const Fault &fault : faults())
        all.append({fault.name, fault.text});
    return all + vendorScenarios();
}

Sandbox::Sandbox(SandboxSetup setup)
    : m_server(std::make_unique<Server>(std::move(setup)))
{
}

Sandbox::~Sandbox() = default;

Result<void> Sandbox::start()
{
    return m_server->start();
}

QUrl Sandbox::endpoint() const
{
    return m_server->endpoint();
}

QList<SandboxAccount> Sandbox::accounts() const
{
    return m_server->accounts();
}

QJsonObject Sandbox::announcement() const
{
    QJsonArray list;
    for (const SandboxAccount &account : accounts()) {
        list.append(QJsonObject {{u"vendor"_s, account.vendor},
                                 {u"name"_s, account.name},
                                 {u"set"_s, toJson(account.set)},
                                 {u"secret"_s, toJson(account.secret)}});
    }
    return {{u"endpoint"_s, endpoint().toString()}, {u"accounts"_s, list}};
}

Result<void> Sandbox::setScenario(const QString &name)
{
    return m_server->setScenario(name);
}

QList<SandboxRequest> Sandbox::requests() const
{
    return m_server->requests();
}

} // namespace deck
