#ifndef HALCYON_FORECAST_BASELINE_H
#define HALCYON_FORECAST_BASELINE_H

/// The closed form of Otto 2021 in scalar C: one person, `sessions` infusions of `milligrams` over `infusion_hours` that
/// begin at `starts`, and after each start `samples` values `step_hours` apart of esketamine and norketamine in ng/mL.
void baseline_person(double weight, const double eta[4], const double *starts, int sessions, double milligrams,
                     double infusion_hours, double step_hours, int samples, double *parent, double *metabolite);

/// Whether this machine has the instructions of the one below.
int baseline_has_avx2(void);

/// The same with four samples at once: about the limit of a machine. The scalar one elsewhere.
void baseline_person_avx2(double weight, const double eta[4], const double *starts, int sessions,
                               double milligrams, double infusion_hours, double step_hours, int samples,
                               double *parent, double *metabolite);

#endif
