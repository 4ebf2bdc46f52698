#include "net/http_client.h"
#include "net/network_error.h"
#include "sandbox/sandbox.h"

#include "tests/support/manual_clock.h"
#include "tests/unit/net/ended.h"

#include <QCoreApplication>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A connection that hangs, seen by the program's own client.
class ConnectHangsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAtTheClientsTimeOut_data();
    void endsAtTheClientsTimeOut();
    void isCancelled();
    void healsForTheNextRequest();
    void qtsOwnEndIsATimeOutToo();
};

namespace {

HttpRequest request(const Sandbox &sandbox, const QByteArray &method)
{
    HttpRequest request;
    request.method = method;
    request.url = sandbox.endpoint().resolved(QUrl(u"/v1.0/p/asset/list"_s));
    if (method == "POST")
        request.body = "{}";
    return request;
}

} // namespace

void ConnectHangsTest::endsAtTheClientsTimeOut_data()
{
    QTest::addColumn<bool>("write");
    QTest::newRow("read") << false;
    QTest::newRow("write, of which nothing left") << true;
}

void ConnectHangsTest::endsAtTheClientsTimeOut()
{
    QFETCH(const bool, write);
    SandboxSetup setup;
    setup.scenario = u"connect-hangs"_s;
    Sandbox sandbox(setup);
    QVERIFY(sandbox.start());
    ManualClock clock;
    HttpClient client(clock);
    const auto future = client.send(request(sandbox, write ? "POST" : "GET"), {.write = write, .timeout = 30s});
    // neither answer nor refusal comes by itself
    QVERIFY(!ended(future, 500));
    clock.advance(29'999ms);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!future.isFinished());
    clock.advance(1ms);
    QVERIFY(ended(future));
    QCOMPARE(future.result().error().kind, ErrorKind::TimedOut);
    QCOMPARE(future.result().error().code, u"timeout"_s);
    QVERIFY(future.result().error().message.contains(u"30 s"_s));
    QCOMPARE(sandbox.requests().size(), 0);
}

void ConnectHangsTest::isCancelled()
{
    SandboxSetup setup;
    setup.scenario = u"connect-hangs"_s;
    Sandbox sandbox(setup);
    QVERIFY(sandbox.start());
    ManualClock clock;
    HttpClient client(clock);
    CancelSource source;
    const auto future = client.send(request(sandbox, "GET"), {}, source.token());
    QVERIFY(!ended(future, 100));
    source.cancel();
    QVERIFY(ended(future));
    QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
}

void ConnectHangsTest::healsForTheNextRequest()
{
    Sandbox sandbox(SandboxSetup {});
    QVERIFY(sandbox.start());
    ManualClock clock;
    HttpClient client(clock);
    const auto status = [&] {
        const auto future = client.send(request(sandbox, "GET"), {});
        return ended(future) && future.result() ? future.result()->status : 0;
    };
    QCOMPARE(status(), 401);
    QVERIFY(sandbox.setScenario(u"connect-hangs"_s));
    const auto future = client.send(request(sandbox, "GET"), {});
    QVERIFY(!ended(future, 300));
    clock.advance(30s);
    QVERIFY(ended(future));
    QVERIFY(sandbox.setScenario({}));
    QCOMPARE(status(), 401);
}

void ConnectHangsTest::qtsOwnEndIsATimeOutToo()
{
    // Qt gives up connecting after 30 s of its own, which comes first where the client's time-out is longer
    const ApiError error = transportError(QNetworkReply::TimeoutError, {}, u"vod.example.com"_s);
    QCOMPARE(error.kind, ErrorKind::TimedOut);
    QCOMPARE(error.code, u"timeout"_s);
}

QTEST_GUILESS_MAIN(ConnectHangsTest)
#include "test_sandbox_connect_hangs.moc"
