import Testing
@Suite struct CarePlaceholder {}
