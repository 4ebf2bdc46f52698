#include "vendors/huawei/advice.h"

#include "vendors/huawei/advice_table.h"
#include "vendors/huawei/codes.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

QHash<QString, Advice> makeTable()
{
    QHash<QString, Advice> table;
    for (const AdviceTable &groups : {gatewayAdvice(), vodAdvice()}) {
        for (const AdviceGroup &group : groups) {
            for (const auto &[code, cause] : group.causes)
                table.insert(code, {cause, group.nextStep});
        }
    }
    return table;
}

} // namespace

std::optional<Advice> adviceFor(const QString &code)
{
    static const QHash<QString, Advice> table = makeTable();
    const QString number = gatewayNumber(code);
    const auto found = table.constFind(number.isEmpty() ? code : u"APIGW."_s + number);
    return found == table.cend() ? std::nullopt : std::optional(*found);
}

} // namespace deck::huawei
