import Testing
@Suite struct ClinicPlaceholder {}
