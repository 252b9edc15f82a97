#include "baseline.h"

#include <math.h>

/// One person in closed form: rates of decay, and what one milligram in each mode stands for in the blood.
struct person {
    double rate[5], drug[5], product[5];
};

static struct person person_of(double weight, const double eta[4]) {
    const double pi = 3.14159265358979323846;
    double size = weight / 70, power = pow(size, 0.75);
    double v1 = 133 * size * exp(eta[0]), cl = 95.2 * power * exp(eta[1]);
    double vm = 98.638 * size * exp(eta[2]), clm = 57.72 * power * exp(eta[3]);
    double k10 = cl / v1, k12 = 23.2 / v1, k21 = 23.2 / 187, k13 = 157 / v1, k31 = 157 / 98.8;
    double m10 = clm / vm, m12 = 42.778 / vm, m21 = 42.778 / 160.04;
    double a[3], b[2];
    struct person person = {{0}, {0}, {0}};
    double *rate = person.rate, *drug = person.drug, *product = person.product;

    double p = k10 + k12 + k21 + k13 + k31;
    double q = k21 * k31 + k10 * (k21 + k31) + k12 * k31 + k13 * k21;
    double r = k10 * k21 * k31;
    double spread = (p * p - 3 * q) / 9, root = sqrt(spread);
    double turn = (2 * p * p * p - 9 * p * q + 27 * r) / 54;
    double angle = acos(turn / (spread * root));
    for (int i = 0; i < 3; i++) {
        double x = p / 3 + 2 * root * cos((angle + 2 * pi * i) / 3);
        for (int k = 0; k < 2; k++) x -= (((x - p) * x + q) * x - r) / ((3 * x - 2 * p) * x + q);
        rate[i] = x;
    }
    for (int i = 0; i < 3; i++) {
        double one = rate[(i + 1) % 3], two = rate[(i + 2) % 3];
        a[i] = (k21 - rate[i]) * (k31 - rate[i]) / ((one - rate[i]) * (two - rate[i]));
    }
    double sum = m10 + m12 + m21;
    rate[4] = (sum + sqrt(sum * sum - 4 * m10 * m21)) / 2;
    rate[3] = m10 * m21 / rate[4];
    b[0] = (m21 - rate[3]) / (rate[4] - rate[3]);
    b[1] = (m21 - rate[4]) / (rate[3] - rate[4]);
    for (int i = 0; i < 3; i++) {
        drug[i] = 1000 / v1 * a[i];
        for (int j = 0; j < 2; j++) {
            double flux = k10 * a[i] * b[j] / (rate[3 + j] - rate[i]) * 1000 / vm;
            product[i] += flux;
            product[3 + j] -= flux;
        }
    }
    return person;
}

void baseline_person(double weight, const double eta[4], const double *starts, int sessions, double milligrams,
                     double infusion_hours, double step_hours, int samples, double *parent, double *metabolite) {
    struct person person = person_of(weight, eta);
    const double *rate = person.rate, *drug = person.drug, *product = person.product;
    double flow = milligrams / infusion_hours, amount[5] = {0}, keep[5], gain[5];
    for (int i = 0; i < 5; i++) {
        double lost = expm1(-rate[i] * step_hours);
        keep[i] = 1 + lost;
        gain[i] = -flow / rate[i] * lost;
    }
    int during = (int)ceil(infusion_hours / step_hours - 1e-9);
    double time = 0;
    for (int session = 0; session < sessions; session++) {
        double state[5];
        for (int i = 0; i < 5; i++) {
            amount[i] *= exp(-rate[i] * (starts[session] - time));
            state[i] = amount[i];
        }
        time = starts[session];
        for (int k = 0; k < samples; k++) {
            if (k == during) {
                for (int i = 0; i < 5; i++) {
                    double lost = expm1(-rate[i] * infusion_hours);
                    amount[i] = amount[i] * (1 + lost) - flow / rate[i] * lost;
                    state[i] = amount[i] * exp(-rate[i] * (k * step_hours - infusion_hours));
                }
                time = starts[session] + infusion_hours;
            }
            double c = drug[0] * state[0] + drug[1] * state[1] + drug[2] * state[2];
            double m = product[0] * state[0] + product[1] * state[1] + product[2] * state[2] +
                       product[3] * state[3] + product[4] * state[4];
            *parent++ = c;
            *metabolite++ = m;
            if (k < during) {
                for (int i = 0; i < 5; i++) state[i] = state[i] * keep[i] + gain[i];
            } else {
                for (int i = 0; i < 5; i++) state[i] *= keep[i];
            }
        }
    }
}

#if defined(__x86_64__)
#include <immintrin.h>

/// `count` samples of a sum of `modes` modes that begin at `begin`, four at once.
__attribute__((target("avx2,fma"), always_inline)) static inline void
line(const int modes, const int runs, const double *weight, const double *begin, const double *keep,
     const double *gain, int count, double *out) {
    __m256d value[5], ratio[5], added[5];
    for (int i = 0; i < modes; i++) {
        double k = keep[i], g = runs ? weight[i] * gain[i] : 0, s = weight[i] * begin[i];
        double one = s * k + g, two = one * k + g, three = two * k + g;
        value[i] = _mm256_set_pd(three, two, one, s);
        ratio[i] = _mm256_set1_pd(k * k * k * k);
        added[i] = _mm256_set1_pd(g * (1 + k) * (1 + k * k));
    }
    for (int k = 0; k < count; k += 4) {
        __m256d sum = value[0];
        for (int i = 1; i < modes; i++) sum = _mm256_add_pd(sum, value[i]);
        for (int i = 0; i < modes; i++)
            value[i] = runs ? _mm256_fmadd_pd(value[i], ratio[i], added[i]) : _mm256_mul_pd(value[i], ratio[i]);
        if (k + 4 <= count) {
            _mm256_storeu_pd(out + k, sum);
        } else {
            double last[4];
            _mm256_storeu_pd(last, sum);
            for (int j = 0; k + j < count; j++) out[k + j] = last[j];
        }
    }
}

__attribute__((target("avx2,fma"))) static void lines(const struct person *person, const double *begin,
                                                       const double *keep, const double *gain, int runs, int count,
                                                       double *parent, double *metabolite) {
    if (runs) {
        line(3, 1, person->drug, begin, keep, gain, count, parent);
        line(5, 1, person->product, begin, keep, gain, count, metabolite);
    } else {
        line(3, 0, person->drug, begin, keep, gain, count, parent);
        line(5, 0, person->product, begin, keep, gain, count, metabolite);
    }
}

int baseline_has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

void baseline_person_avx2(double weight, const double eta[4], const double *starts, int sessions,
                               double milligrams, double infusion_hours, double step_hours, int samples,
                               double *parent, double *metabolite) {
    struct person person = person_of(weight, eta);
    double flow = milligrams / infusion_hours, amount[5] = {0}, keep[5], gain[5], time = 0;
    int during = (int)ceil(infusion_hours / step_hours - 1e-9);
    for (int i = 0; i < 5; i++) {
        double lost = expm1(-person.rate[i] * step_hours);
        keep[i] = 1 + lost;
        gain[i] = -flow / person.rate[i] * lost;
    }
    for (int session = 0; session < sessions; session++) {
        double after[5];
        for (int i = 0; i < 5; i++) amount[i] *= exp(-person.rate[i] * (starts[session] - time));
        lines(&person, amount, keep, gain, 1, during, parent, metabolite);
        for (int i = 0; i < 5; i++) {
            double lost = expm1(-person.rate[i] * infusion_hours);
            amount[i] = amount[i] * (1 + lost) - flow / person.rate[i] * lost;
            after[i] = amount[i] * exp(-person.rate[i] * (during * step_hours - infusion_hours));
        }
        time = starts[session] + infusion_hours;
        lines(&person, after, keep, gain, 0, samples - during, parent + during, metabolite + during);
        parent += samples;
        metabolite += samples;
    }
}
#else
int baseline_has_avx2(void) { return 0; }

void baseline_person_avx2(double weight, const double eta[4], const double *starts, int sessions,
                               double milligrams, double infusion_hours, double step_hours, int samples,
                               double *parent, double *metabolite) {
    baseline_person(weight, eta, starts, sessions, milligrams, infusion_hours, step_hours, samples, parent, metabolite);
}
#endif
