extension Course {
    /// Takes one entry in.
    mutating func fold(_ entry: Entry) {
        sequence = entry.sequence
        progression.apply(entry.content)
        func recorded<Content>(_ content: Content) -> Recorded<Content> {
            Recorded(
                sequence: entry.sequence, occurredAt: entry.occurredAt, author: entry.author, content: content)
        }
        switch entry.content {
        case .registered(let registration):
            self.registration = registration
            registeredAt = registeredAt ?? entry.occurredAt
        case .referralImported(let referral): referrals.append(recorded(referral))
        case .historyTaken(let history): histories.append(recorded(history))
        case .condition(let condition): conditions.append(recorded(condition))
        case .medication(let medication): medications.append(recorded(medication))
        case .allergy(let allergy): allergies.append(recorded(allergy))
        case .measured(let observation): measurements.append(recorded(observation))
        case .pastTrial(let trial): pastTrials.append(recorded(trial))
        case .screeningDecided(let decision):
            self.decision = recorded(decision)
        case .educationRead(let education): self.education.append(recorded(education))
        case .consentSigned(let consent): consents.append(recorded(consent))
        case .consentWithdrawn(let withdrawal): self.withdrawal = recorded(withdrawal)
        case .planDrafted(let plan): draft = recorded(plan)
        case .planSigned(let signed):
            plan = recorded(signed)
            draft = nil
        case .courseDecided(let decision):
            decisions.append(recorded(decision))
            if decision.outcome == .end { endCourse() }
        case .sessionBooked(let booking):
            bookings.removeAll { $0.session == booking.session }
            bookings.append(booking)
        case .bookingCancelled(let cancelled): bookings.removeAll { $0.session == cancelled.session }
        case .sessionOpened(let opening):
            openSession = recorded(opening)
            bookings.removeAll { $0.session == opening.session }
        case .sessionClosed(let summary):
            // A session that was corrected after it was closed is summed up again.
            if let earlier = sessions.firstIndex(where: { $0.session == summary.session }) {
                sessions[earlier] = summary
            } else {
                sessions.append(summary)
            }
            if openSession?.content.session == summary.session { openSession = nil }
        case .scored(let score): scores.append(recorded(score))
        case .asked(let asked): askings.append(recorded(asked))
        case .messageSettled(let settled): messages[settled.asking] = settled
        case .answered(let sheet):
            sheets.append(recorded(sheet))
            if let score = sheet.score { scores.append(recorded(score)) }
        case .noted(let note): notes.append(recorded(note))
        case .riskRaised, .riskPassed, .ownerTold, .riskContact, .riskClosed, .safetyPlanned:
            foldRisk(entry.content, entry)
        case .surveillanceDone(let done): surveillance.append(recorded(done))
        case .taskRaised(let task): openTasks[task.id] = task
        case .taskCompleted(let task):
            openTasks[task.task] = nil
            completedTasks[task.task] = recorded(task)
        case .forecastKept(let forecast): forecasts.append(recorded(forecast))
        case .corrected(let correction):
            corrections.append(recorded(correction))
        case .preDoseChecked, .gateOverridden, .dose, .signs, .adverseEvent, .recoveryChecked, .dischargeOverridden,
            .alarm, .dosePrepared, .doseChecked, .emergencyStep:
            // These live in a session's own stream and fold into `TreatmentSession`.
            break
        }
    }

    /// A course that has ended keeps its history, but its order and its bookings are no longer in force.
    private mutating func endCourse() {
        bookings = []
        plan = nil
        draft = nil
    }
}
