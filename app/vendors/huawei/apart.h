#pragma once

#include "core/answer.h"
#include "vendors/huawei/answers.h"

#include <QObject>

#include <functional>

namespace deck::huawei {

/// One question about several assets: asked at once, and where one of them may have spoilt the answer for all, one by one.
/// Ends and deletes itself when all have answered, or at the first error. Engine thread.
class Apart final : public QObject
{
    Q_OBJECT
public:
    using Ask = std::function<QFuture<Result<AssetMeta>>(const QStringList &ids)>;

    Apart(Ask ask, QObject *parent);

    [[nodiscard]] QFuture<Result<Details>> start(const QStringList &ids);

private:
    void askOne(const QString &id);
    void add(AssetMeta meta);
    void end(Result<Details> result);

    Ask m_ask;
    Details m_details;
    qsizetype m_open = 0;
    const Answer<Result<Details>> m_answer = newAnswer<Details>();
};

} // namespace deck::huawei
