#pragma once

#include "core/local_text.h"

#include <QList>
#include <QString>

#include <utility>

namespace deck::huawei {

/// One next step and the codes it is for, each with its cause: codes that ask for different steps never share one.
struct AdviceGroup
{
    LocalText nextStep;
    QList<std::pair<QString, LocalText>> causes;
};
using AdviceTable = QList<AdviceGroup>;

[[nodiscard]] AdviceTable gatewayAdvice(); ///< the gateway's codes, as APIGW., and IAM's numbers
[[nodiscard]] AdviceTable vodAdvice();

} // namespace deck::huawei
