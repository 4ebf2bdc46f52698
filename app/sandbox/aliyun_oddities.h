#pragma once

#include <QJsonObject>
#include <QString>

namespace deck::sandbox {

/// What the published answers show besides what the pages promise (numbers as text, masks, lists in five forms, odd times
/// and so on), one scenario each: changes a whole answer. Other scenarios leave it as it is.
[[nodiscard]] QJsonObject withOddity(const QJsonObject &answer, const QString &scenario);

/// As the vendor writes XML: a repeated element is a list. `root` without brackets.
[[nodiscard]] QByteArray aliyunXml(const QString &root, const QJsonObject &answer);

} // namespace deck::sandbox
