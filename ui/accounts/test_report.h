#pragma once

#include "engine/account_status.h"
#include "models/error_text.h"
#include "models/format.h"
#include "ui/window/deck_dialog.h"

namespace deck {

/// How a test of an account went, stage by stage: one line each, those not reached as well.
class TestReport final : public FramedBox
{
    Q_OBJECT
public:
    explicit TestReport(Appearance &appearance, QWidget *parent = nullptr);

    struct Result
    {
        QList<TestStage> stages;
        bool secure = true; ///< the endpoint is https
        Instant at;
        QString vendorName;
        ErrorText error; ///< of the stage that failed
    };
    void showRunning(bool secure);
    void showResult(const Result &result, const Format &format);
    /// Something was changed since: what stands here is of before.
    void markOutdated();

    /// Whether every stage passed.
    [[nodiscard]] static bool passed(const QList<TestStage> &stages);
    [[nodiscard]] static QString stageName(TestStage::Kind kind);

private:
    class Line;

    void begin();
    void addLine(TestStage::Kind kind, const TestStage *stage, const Format *format, const QString &pending);
    [[nodiscard]] QString detail(const TestStage &stage, const Format &format) const;
    [[nodiscard]] QList<TestStage::Kind> kindsShown(bool secure, const QList<TestStage> &stages) const;

    QString m_failure; ///< in short, what the failing stage says
    QString m_tested;
    QWidget *m_content = nullptr;
    TokenLabel *m_when = nullptr;
};

} // namespace deck
