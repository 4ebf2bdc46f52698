#pragma once

#include "core/secret.h"
#include "ui/appearance/appearance.h"

#include <QLineEdit>

#include <memory>

namespace deck {

/// A field for one secret: dots, never filled by the program; blanks around what is pasted are left out, and said so.
class SecretField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SecretField(Appearance &appearance, QWidget *parent = nullptr);
    ~SecretField() override;

    /// What stands in it; nullptr when it is empty.
    [[nodiscard]] std::shared_ptr<const Secret> secret() const;

Q_SIGNALS:
    /// Whether blanks were left out of what was put in last.
    void trimmed(bool trimmed);

private:
    void edited(const QString &text);
    void dress();

    Appearance &m_appearance;
    QAction *m_eye;
    qsizetype m_length = 0; ///< before the last edit
};

} // namespace deck
