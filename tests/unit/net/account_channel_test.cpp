#include "net/account_channel.h"
#include <QTest>
class AccountChannelTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void x() { QVERIFY(true); }
};
QTEST_GUILESS_MAIN(AccountChannelTest)
#include "account_channel_test.moc"
