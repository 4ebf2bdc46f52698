#pragma once

#include "core/local_text.h"

#include <QObject>
#include <QTranslator>

#include <optional>

namespace deck {

enum class LanguageChoice : quint8 { System, English, Chinese };

/// The language of the running program: installs our catalogue and Qt's own. Every window then gets
/// QEvent::LanguageChange. One object, made in main. GUI thread.
class LanguageSwitch final : public QObject
{
    Q_OBJECT
public:
    explicit LanguageSwitch(QObject *parent = nullptr);
    ~LanguageSwitch() override;

    void apply(LanguageChoice choice);
    [[nodiscard]] LanguageChoice choice() const { return m_choice; }
    /// What the choice comes to on this computer.
    [[nodiscard]] Language language() const { return m_language; }

    /// "system", "en", "zh".
    [[nodiscard]] static QString word(LanguageChoice choice);
    [[nodiscard]] static std::optional<LanguageChoice> fromWord(QStringView word);

private:
    LanguageChoice m_choice = LanguageChoice::System;
    Language m_language = Language::English;
    bool m_applied = false;
    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace deck
